import type { AttentionMessages } from "../en/attention.ts";

export const attention = {
  "attention.title": "Eʼtibor",
  "attention.subtitle": "Doʻkon oʻzi hal qila olmaydigan masalalar.",
  "attention.emptyTitle": "Sizdan hech narsa kutilmayapti",
  "attention.emptyText":
    "Bu yerda faqat odam hal qila oladigan masalalar chiqadi: qoldiqdan ortiq sotilgan tovar, bitta shtrix-kodli ikki tovar, ruxsatsiz yozuv, nusxalangan kassa. Hech narsa jimgina yoʻqolmaydi.",
  "attention.list": "Eʼtibor kutayotgan masalalar",

  "attention.shortage": (name) => `${name}: boridan koʻp chiqib ketgan`,
  "attention.shortageText": (quantity, branch) =>
    `${branch}: ${quantity} qoplanmay chiqib ketgan: baribir sotilgan yoki boshqa kassa ushlab turganda hisobdan chiqarilgan.`,
  "attention.shortageTodo":
    "Javonni sanang. Kelgan tovar avval kamomadni qoplaydi; tovar butunlay yoʻq boʻlsa, hisobdan chiqaring.",
  "attention.writeOff": "Hisobdan chiqarish",
  "attention.writeOffTitle": (name) => `Hisobdan chiqarish: ${name}`,
  "attention.writeOffText": (text) =>
    `${text} qoplanmay chiqib ketgan. Javondagi tovar oʻzgarmaydi; farq uchun kimdir javob beradi va u roʻyxatdan chiqadi.`,
  "attention.writeOffReason": "Sababi",
  "attention.writeOffMissing": "Sababini yozing.",
  "attention.writtenOff": "Hisobdan chiqarildi",
  "attention.refundTwice": (name, sale) => `${sale} chekidagi ${name} ikki marta qaytarilgan`,
  "attention.refundTwiceText": (quantity, branch) =>
    `${branch}: sotilganidan ${quantity} koʻp qaytarildi — aloqasi yoʻq ikki kassa pulni har biri qaytargan.`,
  "attention.refundTwiceTodo":
    "Ruxsat bergan odamdan, maʼlum boʻlsa, xaridordan soʻrang. Qaytarib boʻlmaganiga kimdir sababini aytib javob beradi.",
  "attention.refundBeyond": (name, sale) => `${sale} chekidagi ${name} kimningdir soʻzi bilan qaytarildi`,
  "attention.refundBeyondText": (quantity, branch) =>
    `${branch}, ${quantity}: uni sotgan kassadan u yerda qaytarilganmi, deb soʻrab boʻlmadi.`,
  "attention.refundBeyondTodo":
    "Sotgan kassani yana aloqaga ulang va shundan soʻng yoping: bir marta qaytarilgan boʻlsa, zarar yoʻq.",
  "attention.refundBy": (number, when, who, reason) =>
    `${number} qaytarish, ${when}: ${who} ruxsat bergan. “${reason}”`,
  "attention.openReceipt": "Chekni ochish",
  "attention.refundSettle": "Yopish",
  "attention.refundSettleTitle": (name, sale) => `${sale} chekidagi ${name}: yopish`,
  "attention.refundSettleText": (quantity) =>
    `${quantity} ortiqcha qaytarildi, pul ketgan. Ismingiz va sababi yozuvda qoladi, masala roʻyxatdan chiqadi.`,
  "attention.refundSettleEarly": (quantity) =>
    `${quantity} qaytarildi. Avval sotgan kassa soʻraladi: savdoning qolgani buni qoplaydi.`,
  "attention.refundSettled": "Yopildi",
  "attention.overrideSale": (number, when, who, reason) =>
    `${number} chek, ${when}: sotishga ${who} ruxsat bergan. «${reason}»`,
  "attention.overrideCount": (when, who, reason) =>
    `${when}: hisobdan olishga ${who} ruxsat bergan. «${reason}»`,
  "attention.device": "Qurilmani ochish",
  "attention.voidCut": "U paytda buni yozish huquqi qaytarib olingan edi.",
  "attention.cutDevice": "U paytda qurilma bekor qilingan edi.",
  "attention.cutLost": "U paytda qurilma yoʻqolgan deb topilgan edi.",
  "attention.cutOldLife":
    "Qurilma xotirasi buzilishidan oldin yozilgan, undagi tovar esa qaytarib olingan edi.",
  "attention.cutDismissed": "U paytda xodim bu yerda ishlamas edi.",
  "attention.cutChanged": "U paytda xodimning roli yoki filiallari oʻzgartirilgan edi.",
  "attention.cutSignedOut": "U paytda xodim qaytadan kirishi kerak edi: paroli yoki PIN-kodi yangilangan.",
  "attention.voidWhy": (reason) => `Koʻrsatilgan sabab: ${reason}.`,
  "attention.voidBeyond":
    "Yozuv oʻz turiga tegishlidan koʻproq narsani oʻzgartiradi. Oʻsha qurilmadagi dastur oʻzgartirilgan boʻlishi mumkin.",
  "attention.voidAuthority": "Buni faqat server yozishi mumkin.",
  "attention.voidSaleTodo":
    "Tovar baribir ketgan, pul gʻaladonda: javonni sanang va gʻaladonni cheklar bilan solishtiring.",
  "attention.voidReceiptTodo": "Tovar joyida boʻlsa, huquqi bor kishi uni qayta qabul qilsin.",
  "attention.voidShareTodo": "Bu tovar berilgan kassa uni sotib yuborgan boʻlishi mumkin: javonni sanang.",
  "attention.voidCutTodo": "Hisobga olinishi kerak boʻlsa, huquqi bor kishi qayta yozsin.",
  "attention.kindWriteOff": "Hisobdan chiqarish",
  "attention.kindVoided": "Savdoni bekor qilish",
  "attention.receive": "Tovar qabul qilish",
  "attention.count": "Qoldiqni sanash",

  "attention.barcode": (code) => `${code} shtrix-kodi bir nechta tovarda turibdi`,
  "attention.barcodeText": (names) =>
    `${names}. Uni ikki qurilma aloqasiz paytda bergan; kassa har safar qaysi biri ekanini soʻraydi.`,
  "attention.barcodeTodo": "Yorliqqa qarab, kod tegishli boʻlmagan tovardan uni olib tashlang.",
  "attention.openProduct": (name) => `Ochish: ${name}`,

  "attention.void": (what) => `${what}: yozilgan, lekin kuchga kirmagan`,
  "attention.voidText": (device, seq) => `${device}, ${seq}-yozuv.`,
  "attention.voidTexts": (device, count, named) => `${device}, ${count} ta yozuv: ${named}.`,
  "attention.voidTextsMore": (device, count, named, more) =>
    `${device}, ${count} ta yozuv: ${named} va yana ${more} ta.`,
  "attention.voidRole": (role) => `Xodim ${role} sifatida kirgan, unga bunga ruxsat yoʻq.`,
  "attention.voidPerson": "Xodim oʻsha qurilmaga toʻgʻri kirmagan.",
  "attention.voidBranch": "Xodim oʻsha filialda ishlamaydi.",
  "attention.voidScope": "Oʻsha qurilma buni yoza olmaydi.",
  "attention.voidTodo":
    "Hisobga olinishi kerak boʻlsa, huquqi bor kishi qayta yozsin. Aks holda xodimdan sababini soʻrang.",

  "attention.unread": "Yangiroq versiyaning yozuvi",
  "attention.unreadText": (device, seq) =>
    `${device}, ${seq}-yozuv. U saqlanadi va uzatiladi, lekin bu versiya uni hozircha oʻqiy olmaydi.`,
  "attention.unreadTodo": "Qurilmadagi ilovani yangilang; shunda yozuv oʻz-oʻzidan kuchga kiradi.",

  "attention.forked": (device) => `${device} yozuvlari bir-biriga zid`,
  "attention.forkedText":
    "Qurilma bitta raqam ostida ikki xil yozuv qilgan: maʼlumotlari nusxalangan yoki oʻzgartirilgan. Undan oldingisi hisobda, keyingisi qabul qilinmaydi.",
  "attention.forkedTodo":
    "Unda sotishni toʻxtating, sozlamalarda bekor qiling va yangi kod bilan qayta qoʻshing. Cheklarini roʻyxat bilan solishtiring.",

  "attention.cloned": (device) => `${device} ikkita boʻlib qolganga oʻxshaydi`,
  "attention.clonedText":
    "Maʼlumotlari boshqa qurilmaga nusxalangan yoki eski zaxiradan qaytarilgan. Ikkalasi ham yozgan, tovar ikki marta sotilgan boʻlishi mumkin.",
  "attention.clonedTodo":
    "Bittasini qoldiring. Sozlamalarda qurilmani bekor qilib, yangi kod bilan qayta qoʻshing va u sotgan tovarlarni sanang.",
  "attention.devices": "Qurilmalarni ochish",

  "attention.refused": "Server ushbu qurilmaning yozuvini qabul qilmadi",
  "attention.refusedText": (seq, reason) => `${seq}-yozuv: ${reason}.`,
  "attention.refusedTodo":
    "Yozuv shu yerda qoladi, hech narsa yoʻqolmaydi. Brauzer maʼlumotlarini tozalamang; doʻkonga xizmat koʻrsatuvchi kishiga qoʻngʻiroq qilib, buni oʻqib bering.",
  "attention.storage": "Ushbu qurilma xotirasi oʻzi yozgandek emas",
  "attention.storageText":
    "Maʼlumotlari nusxadan qaytarilgan yoki bir qismi tozalangan. Avval yozgani hisobda; faqat u sota oladigan tovar avvalgi nomida qoldi.",
  "attention.storageTodo":
    "Oxirgi cheklarini roʻyxat bilan solishtiring. Unda qolgan tovarni sanang, shunda yana sotish mumkin.",
  "attention.damaged": "Ushbu qurilmadagi yozuv oʻqilmayapti",
  "attention.damagedText": (seq) =>
    `${seq}-yozuv diskda buzilgan. U chetga olindi, qolganlarning hammasi ochildi.`,
  "attention.damagedTodo":
    "Serverda boʻlsa, hech narsa yoʻqolmagan. Brauzer maʼlumotlarini tozalamang; doʻkonga xizmat koʻrsatuvchi kishiga qoʻngʻiroq qilib, buni oʻqib bering.",
  "attention.other": "Bir koʻz tashlash kerak",
  "attention.detail": "Yordam xizmati uchun",
  "attention.aDevice": "qurilma",

  "attention.kindSale": "Savdo",
  "attention.kindReceipt": "Tovar qabuli",
  "attention.kindCount": "Qoldiqni sanash",
  "attention.kindShare": "Qoldiqni taqsimlash",
  "attention.kindProduct": "Tovarni oʻzgartirish",
  "attention.kindCost": "Tannarx",
  "attention.kindSettings": "Sozlamani oʻzgartirish",
  "attention.kindStaff": "Xodimni oʻzgartirish",
  "attention.kindDevice": "Qurilma qoʻshish",
  "attention.kindShift": "Smena",
  "attention.kindCash": "Naqd pul kiritish yoki olish",
  "attention.kindRefund": "Qaytarish",
  "attention.kindPayment": "Terminal orqali toʻlov",
  "attention.kindPromo": "Narxlar va aksiyalar",
  "attention.kindPromoUsed": "Promokodni qoʻllash",
  "attention.kindFiscal": "Fiskal belgi",
  "attention.kindCopy": "Chek nusxasi",
  "attention.kindDrawer": "Tortmani qoʻlda ochish",
  "attention.kindHeld": "Kechiktirilgan savdo",
  "attention.voidMoneyTodo":
    "Pul baribir oʻz joyida: tortmani yoki bank roʻyxatini shu yerda yozilgani bilan solishtiring.",
  "attention.kindOther": (kind) => `«${kind}» yozuvi`,
} satisfies AttentionMessages;
