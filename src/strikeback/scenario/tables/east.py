"""Chinese and Korean names: common surnames with relative frequency, given-name syllables with readings.

Frequencies are rounded ranks known from censuses and registers (Hong Kong and Singapore: Chan/Tan, Wong,
Lee, Lam/Lim lead; Korea: Kim, Lee, Park hold nearly half). Every full name is a chance combination.
"""

from typing import Final

CHINESE_SURNAMES: Final = """
陳 陈 Chan Tan Chen 100
黃 黄 Wong Ng Huang 74
李 李 Lee Lee Li 70
林 林 Lam Lim Lin 66
張 张 Cheung Teo Zhang 48
梁 梁 Leung Neo Liang 40
吳 吴 Ng Goh Wu 39
劉 刘 Lau Low Liu 37
王 王 Wong Ong Wang 35
楊 杨 Yeung Yeo Yang 25
周 周 Chow Chew Zhou 22
何 何 Ho Ho He 29
鄭 郑 Cheng Tay Zheng 24
葉 叶 Yip Yap Ye 19
郭 郭 Kwok Kwek Guo 17
羅 罗 Lo Loh Luo 18
蔡 蔡 Choi Chua Cai 18
許 许 Hui Koh Xu 16
鄧 邓 Tang Theng Deng 15
馮 冯 Fung Pang Feng 13
曾 曾 Tsang Chan Zeng 14
朱 朱 Chu Choo Zhu 12
謝 谢 Tse Chia Xie 12
徐 徐 Tsui Chee Xu 10
孫 孙 Suen Soon Sun 8
馬 马 Ma Beh Ma 8
胡 胡 Wu Oh Hu 7
蘇 苏 So Soh Su 9
盧 卢 Lo Loo Lu 8
蕭 萧 Siu Seow Xiao 6
譚 谭 Tam Tham Tan 7
余 余 Yu Ee Yu 7
方 方 Fong Png Fang 5
潘 潘 Poon Phua Pan 6
石 石 Shek Chiok Shi 3
關 关 Kwan Kuan Guan 4
邱 邱 Yau Khoo Qiu 4
莊 庄 Chong Chng Zhuang 3
歐陽 欧阳 Au-Yeung Auyong Ouyang 1
司徒 司徒 Szeto Seetoh Situ 1
"""
"""Traditional, simplified, Cantonese as spelt in Hong Kong, Singapore/Malaysia spelling, pinyin, weight."""

CHINESE_MALE: Final = """
志 志 Chi Chee zhi
偉 伟 Wai Wee wei
明 明 Ming Meng ming
文 文 Man Boon wen
華 华 Wah Hwa hua
強 强 Keung Kiong qiang
國 国 Kwok Kok guo
俊 俊 Chun Choon jun
家 家 Ka Kah jia
豪 豪 Ho Hao hao
浩 浩 Ho Hao hao
傑 杰 Kit Kiat jie
建 建 Kin Kian jian
健 健 Kin Kian jian
子 子 Tsz Zi zi
軒 轩 Hin Xuan xuan
朗 朗 Long Lang lang
樂 乐 Lok Lock le
天 天 Tin Tian tian
恩 恩 Yan En en
宇 宇 Yu Yu yu
成 成 Shing Seng cheng
德 德 Tak Teck de
榮 荣 Wing Eng rong
輝 辉 Fai Hui hui
耀 耀 Yiu Yeow yao
永 永 Wing Yong yong
景 景 King Keng jing
啟 启 Kai Kai qi
銘 铭 Ming Meng ming
峰 峰 Fung Hong feng
源 源 Yuen Guan yuan
"""

CHINESE_FEMALE: Final = """
美 美 Mei Bee mei
玲 玲 Ling Leng ling
詠 咏 Wing Yong yong
婷 婷 Ting Ting ting
芳 芳 Fong Hong fang
慧 慧 Wai Hui hui
嘉 嘉 Ka Kah jia
欣 欣 Yan Xin xin
雅 雅 Nga Ya ya
淑 淑 Suk Sok shu
儀 仪 Yee Ghee yi
敏 敏 Man Min min
穎 颖 Wing Ying ying
雪 雪 Suet Soot xue
珍 珍 Chun Tin zhen
秀 秀 Sau Siew xiu
英 英 Ying Eng ying
曉 晓 Hiu Xiao xiao
彤 彤 Tung Tong tong
琪 琪 Ki Kee qi
恩 恩 Yan En en
佩 佩 Pui Puay pei
蓉 蓉 Yung Yong rong
麗 丽 Lai Lay li
"""

KOREAN_SURNAMES: Final = """
김 Kim Gim 215
이 Lee Yi 147
박 Park Bak 84
최 Choi Choe 47
정 Jung Jeong 43
강 Kang Gang 23
조 Cho Jo 21
윤 Yoon Yun 20
장 Jang Chang 19
임 Lim Im 17
한 Han Hahn 15
오 Oh O 15
서 Seo Suh 15
신 Shin Sin 15
권 Kwon Gwon 14
황 Hwang Whang 14
안 Ahn An 14
송 Song Sung 14
류 Ryu Yoo 13
홍 Hong Hong 11
남궁 Namgung Namkoong 1
"""
"""Hangul, popular spelling, second spelling, weight."""

KOREAN_MALE: Final = """
민 Min Min
준 Jun Joon
서 Seo Suh
지 Ji Jee
현 Hyun Hyeon
우 Woo U
성 Sung Seong
호 Ho Ho
진 Jin Jin
영 Young Yeong
재 Jae Jai
동 Dong Dong
훈 Hoon Hun
승 Seung Sung
태 Tae Tae
규 Kyu Gyu
건 Gun Geon
상 Sang Sang
"""

KOREAN_FEMALE: Final = """
지 Ji Jee
은 Eun Un
수 Soo Su
연 Yeon Youn
희 Hee Hui
혜 Hye Hye
미 Mi Mi
경 Kyung Gyeong
선 Sun Seon
유 Yu Yoo
하 Ha Ha
나 Na Na
영 Young Yeong
정 Jung Jeong
"""

ENGLISH_NAMES: Final = (
    "Jason Kelvin Eric Raymond Tony Ivan Alex Vincent Kenneth Gary Ryan Marcus Jerome Winston Felix "
    "Samuel Derek Edmund"
)
ENGLISH_NAMES_FEMALE: Final = (
    "Winnie Vivian Carmen Joyce Fiona Queenie Rachel Jasmine Esther Yvonne Mandy Grace"
)
"""Given names that Hong Kong and Singapore Chinese carry beside the Chinese ones."""
