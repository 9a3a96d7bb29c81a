"""Names of Malay, Indonesian, Filipino, Tamil and West African custom: tables with rough frequency by rank.

Orders follow published lists of the commonest names (Philippine surnames by the 1849 catalogue and today's
civil register, Indonesian mononyms, Malay given names); every full name is a chance combination.
"""
# ruff: noqa: E501 - tables of words stay in lines

from typing import Final

MALAY_MALE: Final = (
    "Muhammad Ahmad Mohd Amir Hafiz Faizal Azman Rahman Ismail Hakim Zulkifli Iskandar Syafiq Razak Firdaus "
    "Danial Khairul Ridzuan Shahrul Nazri"
)
MALAY_FEMALE: Final = (
    "Nur Siti Aisyah Nurul Farah Zainab Hidayah Salmah Izzati Balqis Rohana Syazwani Mastura"
)
TAMIL_MALE: Final = (
    "Kumar Rajan Suresh Ganesan Prakash Murugan Selvam Arun Vijay Anand Ravi Mohan Siva Dinesh Karthik"
)
TAMIL_FEMALE: Final = "Priya Kavitha Devi Lakshmi Meena Shanti Revathi Anjali Usha Malini"

INDONESIAN_MALE: Final = (
    "Budi Agus Andi Rizky Dedi Eko Hendra Bayu Fajar Wahyu Arif Yoga Dimas Ilham Rudi Surya Teguh Adi Joko "
    "Putra Galih Reza"
)
INDONESIAN_FEMALE: Final = "Sri Dewi Rina Putri Wulan Ayu Lestari Indah Ratna Fitri Nia Yuni Maya Citra"
INDONESIAN_LAST: Final = (
    "Santoso Wijaya Saputra Setiawan Hidayat Kurniawan Nugroho Pratama Siregar Nasution Susanto Gunawan "
    "Permana Suryadi Halim Ramadhan Firmansyah Wibowo Simanjuntak Utomo"
)

FILIPINO_MALE: Final = (
    "Jose Mark John Michael Jerome Rommel Ramil Arnel Dante Rico Jayson Reynaldo Ronald Marvin Christian "
    "Noel Edgar Alvin Joel Gerald Rodel Jomar Allan Renato Ariel Dennis Randy Jericho Rizal Efren"
)
FILIPINO_FEMALE: Final = (
    "Maria Marites Jennifer Rowena Analyn Cristina Rosalie Jocelyn Mary Jenalyn Lorna Maricel Liezl Aileen "
    "Rhea Sheryl Glenda Janice"
)
FILIPINO_LAST: Final = (
    "Dela~Cruz Santos Reyes Garcia Cruz Bautista Ramos Mendoza Gonzales Flores Villanueva Torres Aquino Castro "
    "Fernandez Rivera Castillo Domingo Salazar Mercado Navarro Pascual Salas Del~Rosario Aguilar Manalo Tolentino "
    "Marquez Valdez Soriano Dizon Malonzo Panganiban Macaraeg Batungbakal Lumibao Catacutan Dimaculangan"
)
FILIPINO_NICKNAMES: Final = (
    "Boy Jun Bong Totoy Nonoy Gio Kokoy Pogi Junjun Dodong Onyok Jepoy Tisoy Botchok Bimbo Budoy Atoy Bok Rambo "
    "Kulot"
)

WEST_AFRICAN_MALE: Final = "Tunde Emeka Chidi Kofi Kwame Yao Koffi Seun Femi Ifeanyi Segun Kouadio Obinna Moussa Ibrahim Kelechi Dayo"
WEST_AFRICAN_FEMALE: Final = "Ngozi Amaka Bisi Adjoa Awa Mariam Funke Aya Chioma Yemi"
WEST_AFRICAN_LAST: Final = (
    "Okafor Adeyemi Kouassi Mensah Traore Okonkwo Balogun Eze Konan Diallo Nwosu Boateng Ogunleye Kone Adebayo "
    "Yeboah Nnamdi Coulibaly"
)

PERSONA_FIRST: Final = (
    "Anna Bella Angel Kim Sofia Jenny Cherry Mia Lina Yuki Nicole Ella Grace Amy Vanessa Chloe Lara Trisha "
    "Mika Joyce Emma Katrina Sandy Rose Ellaine Hana Jasmine Camille Nina Sarah"
)
PERSONA_LAST: Final = (
    "Lopez Kim Cruz Tan Santos Lee Reyes Martin Chua Park Gomez Wilson Rossi Moore Anderson Taylor Lim Dela "
    "Rivera Marie"
)
"""Made-up identities: they tie to no legal name."""

HANDLE_WORDS: Final = (
    "sweet lovely cute star moon sunny honey candy baby sugar lucky magic crystal dream rainy coral violet mango "
    "peach luna pixie breeze sakura jelly bunny smile coco ruby velvet amber"
)
