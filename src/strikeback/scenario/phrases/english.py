"""English, and English as colloquially written in Singapore."""
# ruff: noqa: E501 - sentences stay on one line

from typing import Final

from strikeback.scenario.phrases.book import Phrases

_CHILD: Final = {
    "self_harm": (
        "He told his sister that he wants to die.",
        "My son said last night he would rather be dead than have this come out.",
        "She wrote a goodbye note which we found this morning.",
        "The school counsellor says she is suicidal and must not be left alone.",
        "He keeps saying there is no way out and he will end his life.",
    ),
    "missing": (
        "He left home yesterday evening and has not come back, his phone is off.",
        "We cannot reach her since the last message and nobody knows where she is.",
        "My son has been missing since this morning.",
        "She ran away from home after the call and does not answer her phone.",
    ),
    "deadline": (
        "They gave him until {hour} tonight to pay.",
        "The countdown they sent her ends tonight at {hour}.",
        "If nothing is paid by {hour} today they say they will post it.",
    ),
    "disclosure": (
        "They have already sent the recording to two of his classmates.",
        "It has been posted in the school group chat this afternoon.",
        "Her aunt received the video an hour ago.",
    ),
    "under13": (
        "My daughter is {age} years old.",
        "The boy is only {age}, he used his cousin's account.",
        "He turned {age} last month.",
        "She is a primary school pupil, aged {age}.",
    ),
    "meeting": (
        "He has been told to come to the shopping centre on Saturday to meet them.",
        "We found a bus ticket, they arranged to meet her in person tomorrow.",
        "They want him to travel to meet a man who will collect the money from him.",
    ),
}
_RISKS: Final = {
    "self_harm": (
        "I have been thinking about ending my life since this started.",
        "I don't want to live anymore.",
        "Honestly I feel I would be better off dead.",
        "If this goes out I will kill myself.",
        "I cannot go on like this and I have thought about suicide.",
        "Last night I stood on the bridge and wanted it all to be over for good.",
        "i keep thinking my family would be better off without me alive",
        "I have hurt myself twice this week because of this.",
    ),
    "deadline": (
        "I have to pay before {hour} tonight or they send it.",
        "The clock they set runs out at {hour} today.",
        "They said I have only until {hour} tonight, please help quickly.",
        "They gave me three hours from now.",
    ),
    "disclosure": (
        "They have already sent it to my sister and three friends.",
        "The video was posted on my company's page this morning.",
        "My cousin just told me that she received the recording.",
        "It is being shared in my class group right now.",
    ),
    "meeting": (
        "They arranged that I hand over the cash in person on Saturday.",
        "I am supposed to meet one of them at the station tomorrow.",
        "They bought me a coach ticket and want me to come to them.",
    ),
}
_LOOKALIKES: Final = (
    ("negated", "I am not thinking of hurting myself, I only want it to stop."),
    ("negated", "I have no thoughts of suicide and my brother is with me."),
    ("negated", "Nothing has been sent to anybody so far."),
    ("negated", "He never asked to meet me."),
    ("offender", "In the first week the account wrote 'I will die without you' to make me answer."),
    ("offender", "He said he would kill himself if I blocked him, I think it was part of the act."),
    ("quoted", "The warning poster says 'victims may think about suicide', that is how I found your number."),
    ("quoted", "A news story about a boy who took his own life made me come forward."),
    ("idiom", "I nearly died of embarrassment."),
    ("idiom", "Waiting for the bank was killing me."),
    ("idiom", "My phone died during the call so I missed the first messages."),
    ("idiom", "My wallet went missing in the same week, which is a separate matter."),
    ("quoted", "They set a deadline last month, it passed and nothing happened."),
    ("idiom", "I will meet my bank manager on Saturday about the transfer."),
)

ENGLISH: Final = Phrases(
    meet=(
        "I got a friend request on {platform} from {handle}.",
        "A person calling herself {persona} ({handle} on {platform}) added me on {date}.",
        "On {date} I accepted {handle} on {platform}, the profile name was {persona}.",
        "Contact began on {platform}, user {handle}, shown as {persona}.",
        "Someone named {persona} wrote to me on {platform}: {handle}",
        "Victim was approached via {platform} by profile {handle}.",
        "It started on {platform} with {persona}, username {handle}, who was very friendly.",
    ),
    move=(
        "We moved to {second}, contact {contact}.",
        "She asked me to continue on {second} ({contact}).",
        "The chat went on over {second} as {contact}.",
        "I was then told to add {contact} on {second}.",
    ),
    threat=(
        "A video call was recorded without consent and the account threatened to send it to family and workplace.",
        "Screenshots of the friend list were shown together with a threat to publish.",
        "They said everyone on the contact list would get the recording.",
        "The threat came within minutes: pay, or school and parents will see it.",
    ),
    demand=(
        "The demand was {amount}, {deadline}.",
        "They want {amount} {deadline}.",
        "Asked for {amount}.",
        "{amount} was demanded, to be sent to {payee}.",
        "He wanted {amount} paid to {payee} {deadline}.",
        "First {amount}, otherwise everything goes online.",
    ),
    paid=(
        "I sent {amount} to {payee}, reference {ref}.",
        "{amount} was paid to {payee} (ref. {ref}).",
        "Paid {amount}, receiver {payee}, control no. {ref}.",
        "A transfer of {amount} went to {payee} under number {ref}.",
    ),
    again=(
        "After that they asked for more.",
        "The next day the same account came back and wanted another payment.",
        "They were not satisfied and demanded the same again.",
    ),
    unpaid=("Nothing has been paid.", "I did not pay and blocked the account.", "No money was sent."),
    distress=(
        "I cannot sleep and have taken sick leave.",
        "I am very anxious and ashamed.",
        "The victim is upset but supported by family.",
        "It affects my work a lot.",
        "I feel stupid and scared.",
    ),
    helpline=("A friend gave me the number {helpline} before I came here.", "I called {helpline} first."),
    deadlines=(
        "within two days",
        "by the end of the week",
        "before Friday",
        "within 48 hours",
        "by next Monday",
    ),
    child_meet=(
        "My son was contacted by {handle} on {platform}.",
        "I report for my child: an account {handle} ({persona}) on {platform} is behind this.",
        "A pupil of our school was approached on {platform} by {handle}.",
    ),
    risks=_RISKS,
    child_risks=_CHILD,
    lookalikes=_LOOKALIKES,
)

SINGAPORE: Final = Phrases(
    meet=(
        "This girl {persona} add me on {platform}, her id {handle}.",
        "I kena friend request from {handle} in {platform} on {date}.",
        "Complainant stated that on {date} he befriended one {persona} ({handle}) on {platform}.",
        "{platform} user {handle} talk to me first one.",
    ),
    move=("Then she ask me go {second}, {contact}.", "Later chat at {second} ({contact}) lah.", "Moved to {second} {contact}."),
    threat=(
        "After video call she say got recording and will send to all my contacts.",
        "Subsequently the subject threatened to circulate the footage among his contacts.",
        "Say want to post to my family and boss if I don't pay.",
    ),
    demand=(
        "Ask for {amount} {deadline}.",
        "The subject demanded {amount} to be remitted to {payee}.",
        "Want me pay {amount} to {payee} {deadline}, so much where got.",
    ),
    paid=(
        "I go remit {amount} to {payee} already, MTCN {ref}.",
        "Complainant remitted {amount} to {payee} (MTCN: {ref}).",
        "Transfer {amount} liao, name {payee}, ref {ref}.",
    ),
    again=("After that still ask for more.", "Next day ask again, never stop one.", "A further sum was demanded thereafter."),
    unpaid=("I never pay.", "No payment was made.", "Didn't pay, block already."),
    distress=(
        "Cannot sleep, very stress.",
        "Damn paiseh, don't know tell who.",
        "Complainant appeared distressed.",
        "Now scared to open my phone.",
    ),
    helpline=("My friend ask me call {helpline} first.", "Called {helpline} already, they say make report."),
    deadlines=("by this Friday", "within 2 days", "before weekend", "within 48 hrs"),
    child_meet=(
        "My boy kena contacted by {handle} on {platform}.",
        "Informant is the mother of the victim, who was befriended by {handle} on {platform}.",
    ),
    risks={
        "self_harm": (
            "I really don't want to live already.",
            "Complainant said that he had thoughts of ending his life.",
            "Feel like want to die, cannot take it anymore.",
            "If she post I rather kill myself.",
        ),
        "deadline": (
            "Must pay before {hour} tonight, how.",
            "The subject set a deadline of {hour} today.",
            "She only give me until {hour} tonight.",
        ),
        "disclosure": (
            "She send to my colleague already.",
            "The footage had been forwarded to his sister this morning.",
            "Now my poly class group all got the video.",
        ),
        "meeting": ("She say her cousin will meet me at the MRT tomorrow to take the money.", "They want me to meet up on Saturday to pass cash."),
    },
    child_risks={
        "self_harm": ("He tell his brother he want to die.", "Victim was found writing a suicide note."),
        "missing": ("He never come home since yesterday and phone cannot get through.", "The victim left home this morning and is uncontactable."),
        "deadline": ("They give him until {hour} tonight only.",),
        "disclosure": ("His classmates received the video already.",),
        "under13": ("My boy only {age} years old, P5.", "Victim is {age} years of age."),
        "meeting": ("They ask him to meet at the mall on Saturday.",),
    },
    lookalikes=(
        ("negated", "I am ok, no suicidal thoughts, just angry."),
        ("negated", "So far nobody receive anything."),
        ("idiom", "Wah the interest rate kill me, but that one other story."),
        ("idiom", "Want to die of shame sia, but ok one."),
        ("offender", "She say she will suicide if I ignore her, drama only."),
        ("quoted", "I saw the MRT poster about suicide hotline and police report, so I come."),
    ),
)  # fmt: skip
