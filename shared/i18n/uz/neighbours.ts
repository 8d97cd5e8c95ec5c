import type { NeighboursMessages } from "../en/neighbours.ts";

export const neighbours = {
  "neighbours.title": "Aloqadagi qurilmalar",
  "neighbours.subtitle": "Kassalar bir-birini oʻzi topadi va bilganini internetsiz ham ulashadi.",
  "neighbours.connect": "Ikki kassani bogʻlash",

  "neighbours.here": "Shu qurilma",
  "neighbours.onlyHereNone": "Bu yerda yozilganlarning hammasi boshqa qurilmalarda ham bor.",
  "neighbours.salesOnlyHere": (_, text) => `${text} ta savdo faqat shu qurilmada`,
  "neighbours.recordsOnlyHere": (_, text) => `${text} ta yozuv faqat shu qurilmada`,
  "neighbours.recordsInAll": (text) =>
    `Jami ${text} ta yozuv. Ular boshqa qurilmaga yetmaguncha brauzer maʼlumotlarini tozalamang.`,
  "neighbours.keepData": "Ular boshqa qurilmaga yetmaguncha brauzer maʼlumotlarini tozalamang.",

  "neighbours.inTouch": "Hozir aloqada",
  "neighbours.away": "Aloqada emas",
  "neighbours.server": "Server",
  "neighbours.aloneTitle": "Aloqada boshqa kassa yoʻq",
  "neighbours.aloneText":
    "Filial kassalari ikkalasi ham yoniq va bitta tarmoqda boʻlsa, bir-birini oʻzi topadi. Topmasa, ikkitasini bir marta qoʻlda bogʻlang.",
  "neighbours.hidden":
    "Kameraga ruxsat yoʻq, shuning uchun brauzer bu qurilmaning tarmoqdagi manzilini yashiradi. Kassalar uni topmasligi mumkin.",
  "neighbours.noAddress":
    "Brauzer bu qurilmaning manzilini koʻrsatmayapti: u tarmoqda emas yoki kameraga ruxsat berilmagan.",
  "neighbours.kindTill": "Kassa",
  "neighbours.kindWarehouse": "Ombor qurilmasi",
  "neighbours.kindHub": "Doʻkon tuguni",
  "neighbours.kindPhone": "Telefon yoki kompyuter",
  "neighbours.wayServer": "internet orqali",
  "neighbours.wayHub": "doʻkon ichida",
  "neighbours.wayDirect": "toʻgʻridan-toʻgʻri",
  "neighbours.rtt": (text) => `${text} ms`,
  "neighbours.forMinutes": (text) => `${text} daqiqadan beri`,
  "neighbours.forHours": (text) => `${text} soatdan beri`,
  "neighbours.forDays": (text) => `${text} kundan beri`,
  "neighbours.connected": "Aloqada",
  "neighbours.lastSeen": (age) => `Oxirgi aloqa: ${age}`,
  "neighbours.neverSeen": "Bu yerdan hali uchramagan",
  "neighbours.serverSeen": (age) => `Yetib boʻlmaydi, oxirgi javobi: ${age}`,
  "neighbours.serverNever": "Sahifa ochilgandan beri yetib boʻlmaydi",

  "neighbours.pairTitle": "Ikki kassani bogʻlash",
  "neighbours.pairText": "Internetsiz va serversiz. Kassalarni yonma-yon qoʻying, bir daqiqa kifoya.",
  "neighbours.steps": "Qadamlar",
  "neighbours.stepCamera": "Kamera",
  "neighbours.stepCodes": "Kodlar",
  "neighbours.stepDone": "Bogʻlandi",
  "neighbours.cameraTitle": "Kameraga ruxsat bering",
  "neighbours.cameraReads": "U boshqa kassa ekranidagi kodni oʻqiydi.",
  "neighbours.cameraOpens":
    "Ruxsat berilmaguncha brauzer kassaning doʻkon tarmogʻidagi manzilini yashiradi va boshqa kassa uni topa olmaydi.",
  "neighbours.cameraKeeps": "Tasvir saqlanmaydi va hech qayerga yuborilmaydi.",
  "neighbours.cameraAllow": "Kameraga ruxsat berish",
  "neighbours.cameraWithout": "Kamerasiz davom etish",
  "neighbours.cameraDenied":
    "Bu sahifa uchun kamera taqiqlangan. Brauzer tepasidagi manzil yonidagi belgini bosing, kameraga ruxsat bering va qayta urinib koʻring.",
  "neighbours.cameraNone":
    "Brauzer bu yerda kamera topmadi. Kodni terish yoki QR skaner bilan oʻqish mumkin; koʻp tarmoqlarda kassalar baribir bir-birini topadi.",
  "neighbours.cameraBusy": "Kamerani boshqa dastur band qilgan. Uni yoping va qayta urinib koʻring.",
  "neighbours.cameraFailed": "Kamera ishga tushmadi. Uni qayta ulab, yana urinib koʻring yoki kodni tering.",
  "neighbours.networkAsk":
    "Brauzer tarmoqdagi qurilmalarni qidirishga ruxsat soʻrasa, unga ham ruxsat bering.",
  "neighbours.networkDenied":
    "Brauzer sahifani tarmoqdagi qurilmalarga qoʻymayapti. Tepadagi manzil yonidagi belgini bosib, mahalliy tarmoqqa ruxsat bering.",

  "neighbours.roleTitle": "Bu qaysi kassa?",
  "neighbours.roleText":
    "Shu sahifani ikkala kassada ham oching. Biri birinchi, ikkinchisi ikkinchi boʻladi.",
  "neighbours.roleFirst": "Birinchi",
  "neighbours.roleFirstText": "Kod koʻrsatadi",
  "neighbours.roleSecond": "Ikkinchi",
  "neighbours.roleSecondText": "Birinchining kodini oʻqiydi",

  "neighbours.making": "Kod tayyorlanmoqda…",
  "neighbours.showToSecond": "Buni ikkinchi kassaga koʻrsating",
  "neighbours.showToSecondText": "Unda «Ikkinchi»ni tanlang va kamerasini shu ekranga qarating.",
  "neighbours.wasRead": "Kod oʻqildi",
  "neighbours.showToFirst": "Endi buni birinchi kassaga koʻrsating",
  "neighbours.showToFirstText":
    "Unda «Kod oʻqildi»ni bosing va kamerasini shu ekranga qarating. Bu sahifa oʻzi davom etadi.",
  "neighbours.picture": "Shu kassaning kodi",
  "neighbours.asText": "Kod matn koʻrinishida",
  "neighbours.copied": "Nusxalandi",
  "neighbours.readSecond": "Ikkinchi kassaning kodini oʻqing",
  "neighbours.readFirst": "Birinchi kassaning kodini oʻqing",
  "neighbours.readText": "Uning ekranini kameraga kvadrat toʻliq koʻrinadigan qilib tuting.",
  "neighbours.readScanner": "QR skaner ham boʻladi.",
  "neighbours.cameraView": "Kamera koʻrayotgan tasvir",
  "neighbours.lampOn": "Chiroqni yoqish",
  "neighbours.lampOff": "Chiroqni oʻchirish",
  "neighbours.type": "Kodni terish",
  "neighbours.typeLabel": "Boshqa kassaning kodi",
  "neighbours.typeHint": "Guruhlab yoki yaxlit, katta-kichik harf farq qilmaydi.",
  "neighbours.paste": "Qoʻyish",
  "neighbours.pasteFailed": "Brauzer sahifaga matn qoʻyishga ruxsat bermayapti. Maydonda Ctrl+V bosing.",
  "neighbours.goOn": "Davom etish",
  "neighbours.joining": "Bogʻlanmoqda…",
  "neighbours.linked": (name) => `${name} bilan aloqa bor`,
  "neighbours.linkedText":
    "Kassalar bir-biriga yetishmaganini uzatmoqda. Endi tanish kassalardan kamida bittasi yoniq boʻlsa, ular bir-birini oʻzi topadi.",
  "neighbours.another": "Yana birini bogʻlash",
  "neighbours.toList": "Aloqadagi qurilmalar",
  "neighbours.failed": "Bogʻlab boʻlmadi",
  "neighbours.anew": "Qaytadan boshlash",

  "neighbours.notACode": "Bu kassaning kodi emas. Boshqa kassa ekranidagi kvadratni oʻqing.",
  "neighbours.newerCode": "Boshqa kassada yangiroq versiya. Avval shu qurilmadagi ilovani yangilang.",
  "neighbours.badCharacter": (at, character) =>
    `${at}-belgi «${character}» kodlarda uchramaydi. Ekran bilan solishtiring.`,
  "neighbours.incomplete": "Oxiri yetishmayapti. Oxirgi guruhgacha tering.",
  "neighbours.mistyped": "Bitta belgi ekrandagidek emas. Guruhma-guruh solishtiring.",
  "neighbours.twoFirst": "Ikkala kassa ham birinchi boʻlib boshlagan. Boshqasida «Ikkinchi»ni tanlang.",
  "neighbours.answerForOther": "Bu boshqa kassaga javob. Birinchi kassada qaytadan boshlang.",
  "neighbours.ownCode": "Bu shu kassaning oʻz kodi. Boshqa ekrandagisini oʻqing.",
  "neighbours.otherOffer": "Bu avvalgi kodga javob. Qaytadan boshlang, ikkinchi kassa kodni yana oʻqisin.",
  "neighbours.noLinks":
    "Bu varaq faqat oʻqiydi yoki brauzer toʻgʻridan-toʻgʻri aloqa qila olmaydi. Yangilangan Chrome yoki Edge’da yozadigan varaqni oching.",
  "neighbours.noAddressTodo":
    "Brauzer bu qurilmaning manzilini aytmadi. Doʻkon tarmogʻiga kabel yoki Wi-Fi orqali ulaning, kameraga ruxsat bering va qaytadan boshlang.",
  "neighbours.notReached":
    "Aloqa oʻtmadi. Ikkalasi bitta tarmoqda boʻlishi kerak: bitta Wi-Fi yoki bitta kommutator. Mehmon tarmoqlari qurilmalarni koʻpincha ajratib qoʻyadi. Keyin ikkalasida qaytadan boshlang.",
  "neighbours.awayRevoked": "Ikkalasidan biri bekor qilingan. Uni yangi kod bilan qayta qoʻshish kerak.",
  "neighbours.awayBranch": "Ular turli filiallarda. Faqat bitta filialning kassalari bogʻlanadi.",
  "neighbours.awayOrganisation": "Boshqa qurilma boshqa doʻkonga tegishli.",
  "neighbours.awayExpired": "Birining sertifikati muddati tugagan. Ikkalasini ham serverga bir marta ulang.",
  "neighbours.awayUnproven":
    "Biri oʻzining kimligini isbotlay olmadi. Ikkalasini ham serverga bir marta ulab, qaytadan boshlang.",
  "neighbours.awayProtocol": "Ularda ilovaning turli versiyalari. Ikkalasini ham yangilang.",
  "neighbours.awayOther": (reason) => `Boshqa kassa aloqani uzdi (${reason}). Qaytadan boshlang.`,
} satisfies NeighboursMessages;
