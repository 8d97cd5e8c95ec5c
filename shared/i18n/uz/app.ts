import type { AppMessages } from "../en/app.ts";

export const app = {
  "app.name": "SaudaFlow",
  "app.sections": "Boʻlimlar",
  "app.till": "Kassa",
  "app.products": "Tovarlar",
  "app.import": "Import",
  "app.receive": "Qabul",
  "app.stock": "Qoldiqlar",
  "app.receipts": "Cheklar",
  "app.attention": "Eʼtibor",
  "app.settings": "Sozlamalar",
  "app.more": "Yana",
  "app.skip": "Mazmunga oʻtish",

  "app.status": "Ushbu qurilma holati",
  "app.connected": "Aloqa bor",
  "app.connecting": "Ulanmoqda…",
  "app.offline": "Aloqa yoʻq",
  "app.offlineSince": (time) => `Aloqa yoʻq: ${time} dan beri`,
  "app.readsAlong": "Boshqa varaq ishlayapti",
  "app.readsAlongText": "Bu varaq ishlayotgani bilan birga oʻqiydi; aloqaga oʻsha javob beradi.",
  "app.peers": (text) => `Aloqada: ${text}`,
  "app.peersOpen": "Qurilmalarni koʻrsatish",
  "app.unsent": (text) => `${text} ta yozuv faqat shu yerda`,
  "app.clockOff": (minutes) => `Soat ${minutes} daqiqa xato`,
  "app.attentionCount": (_count, text) => `${text} ta masala eʼtibor kutmoqda`,
  "app.person": (name) => `Ishda: ${name}. Menyuni ochish`,

  "app.server": "Server",
  "app.serverConnected": (age) => `Javob berdi: ${age}`,
  "app.serverOffline": "Aloqa yoʻq. Ishni davom ettiravering: aloqa tiklangach hammasi yuboriladi.",
  "app.serverNever": "Sahifa ochilgandan beri javob bermadi. Ishni davom ettiravering.",
  "app.unsentTitle": "Faqat shu qurilmada",
  "app.unsentNone": "Hech narsa: bu yerda yozilganlarning hammasi boshqa joyda ham bor.",
  "app.unsentSome": (_count, text) =>
    `${text} ta yozuv hali hech kimga yetib bormagan. Bu brauzer maʼlumotlarini tozalamang.`,
  "app.unsentLong": "Koʻp soatdan beri shunday: bugun qurilmani aloqasi bor joyga olib boring.",
  "app.copies": "Oxirgi yozuv nusxalari",
  "app.copiesOnlyHere": "Faqat shu qurilmada",
  "app.copiesElsewhere": (_count, text) => `Shu yerda va yana ${text} ta qurilmada`,
  "app.clock": "Soat",
  "app.clockRight": "Server bilan mos",
  "app.clockUnknown": "Server bilan hali solishtirilmagan",
  "app.clockAhead": (minutes) =>
    `Serverdan ${minutes} daqiqa oldinda. Savdolar saqlanadi, lekin chekdagi vaqt xato: qurilma soatini toʻgʻrilang.`,
  "app.clockBehind": (minutes) =>
    `Serverdan ${minutes} daqiqa orqada. Savdolar saqlanadi, lekin chekdagi vaqt xato: qurilma soatini toʻgʻrilang.`,
  "app.attentionOpen": "Eʼtibor roʻyxatini ochish",
  "app.device": "Qurilma",
  "app.user": "Xodim",
  "app.branch": "Filial",

  "app.menu": "Menyu",
  "app.lock": "Xodimni almashtirish",
  "app.lockHint": "Ochiq savdo oʻz holicha qoladi.",
  "app.keys": "Tugmalar birikmalari",
  "app.keysGroup": "Boʻlimlar",
  "app.help": "Tugmalarni koʻrsatish",

  "app.opening": "Doʻkon ochilmoqda…",
  "app.brokenTitle": "Doʻkon ochilmadi",
  "app.brokenNothingLost":
    "Hech narsa oʻchirilmadi. Ushbu qurilmada yozilganlarning hammasi shu brauzerda turibdi.",
  "app.brokenStorage":
    "Brauzer oʻz xotirasini oʻqishga ruxsat bermadi. Doʻkonning boshqa varaqlarini yoping, brauzerni qayta ishga tushirib, yana urinib koʻring. Brauzer maʼlumotlarini tozalamang.",
  "app.brokenQuota":
    "Qurilmada joy qolmadi. Joy boʻshatib (rasmlar, yuklamalar), yana urinib koʻring. Brauzer maʼlumotlarini tozalamang.",
  "app.brokenNewer":
    "Bu yerdagi maʼlumotlarni ilovaning yangiroq versiyasi yozgan. Oʻsha versiyani olish uchun aloqa borida sahifani qayta yuklang.",
  "app.brokenUnsupported":
    "Bu brauzerda savdolarni ishonchli saqlash uchun kerakli imkoniyat yoʻq. HTTPS orqali yoki localhostda yangi Chrome, Edge yoki boshqa Chromium brauzeridan foydalaning.",
  "app.brokenOther":
    "Sahifani qayta yuklang. Takrorlansa, doʻkoningizga xizmat koʻrsatuvchi kishiga qoʻngʻiroq qilib, buni oʻqib bering:",
  "app.reload": "Qayta yuklash",

  "app.readOnlyTitle": "Doʻkon boshqa varaqda ochiq",
  "app.readOnlyText":
    "Bu yerda koʻrish mumkin, lekin yozib boʻlmaydi. Bir vaqtda faqat bitta varaq yoza oladi.",
  "app.takeOver": "Shu yerda ishlash",

  "app.forbiddenTitle": "Sizning rolingiz uchun emas",
  "app.forbiddenText": (role) =>
    `Siz ${role} sifatida kirgansiz. Huquqi bor kishi kirishi yoki sozlamalarda rolingizni oʻzgartirishi mumkin.`,
  "app.forbiddenHere": "Bu qurilmada ochib boʻlmaydi: faqat kassa sotadi.",
  "app.unknownTitle": "Bunday sahifa yoʻq",
  "app.unknownText": "Manzil xato terilgan boʻlishi mumkin. Boʻlimni tanlang yoki boshiga qayting.",
  "app.home": "Boshiga",
  "app.loadFailedTitle": "Bu ekran yuklanmadi",
  "app.loadFailedText":
    "Uning qismlari hali bu qurilmada yoʻq, serverga esa ulanib boʻlmayapti. Qolgani ishlaydi.",
  "app.crashedTitle": "Bu ekran toʻxtab qoldi",
  "app.crashedText":
    "Avval yozilganlarning hammasi saqlangan. Ekranni qayta oching; takrorlansa, buni xabar qiling:",

  "app.updateReady": "Yangi versiya tayyor",
  "app.updateText": "Bir necha soniya oladi, hech narsa yoʻqolmaydi.",
  "app.updateNow": "Hozir yangilash",
  "app.updateLater": "Keyinroq",
  "app.updateAfterSale": "Avval ochiq savdoni yakunlang yoki bekor qiling, keyin yangilang.",
  "app.updateLoaded": "Yangi versiya oʻrnatildi. Qulay paytda sahifani qayta yuklang.",

  "app.roleOwner": "egasi",
  "app.roleAdmin": "administrator",
  "app.roleManager": "boshqaruvchi",
  "app.roleSeller": "kassir",
  "app.roleOperator": "omborchi",
  "app.roleViewer": "kuzatuvchi",
  "app.roleCustomer": "xaridor",
} satisfies AppMessages;
