import type { AttentionMessages } from "../en/attention.ts";

export const attention = {
  "attention.title": "Мәселелер",
  "attention.subtitle": "Дүкен өзі шеше алмайтын мәселелер.",
  "attention.emptyTitle": "Сізден ештеңе күтілмейді",
  "attention.emptyText":
    "Мұнда тек адам шеше алатын мәселелер шығады: қалдықтан артық сатылған тауар, бір штрихкоды бар екі тауар, рұқсатсыз жазба, көшірілген касса. Ештеңе үнсіз жойылмайды.",
  "attention.list": "Назар аударатын мәселелер",

  "attention.shortage": (name) => `${name}: бардан артық шықты`,
  "attention.shortageText": (quantity, branch) =>
    `${branch}: ${quantity} қалдықпен жабылмай шықты: бәрібір сатылды немесе басқа касса ұстап тұрғанда есептен шығарылды.`,
  "attention.shortageTodo":
    "Сөрені санаңыз. Келген тауар алдымен жетіспегенді жабады; тауар мүлде жоқ болса, есептен шығарыңыз.",
  "attention.writeOff": "Есептен шығару",
  "attention.writeOffTitle": (name) => `Есептен шығару: ${name}`,
  "attention.writeOffText": (text) =>
    `${text} қалдықпен жабылмай шықты. Сөредегі тауар өзгермейді; айырмаға біреу жауап береді де, ол тізімнен кетеді.`,
  "attention.writeOffReason": "Себебі",
  "attention.writeOffMissing": "Себебін жазыңыз.",
  "attention.writtenOff": "Есептен шығарылды",
  "attention.refundTwice": (name, sale) => `${sale} чегіндегі ${name} екі рет қайтарылған`,
  "attention.refundTwiceText": (quantity, branch) =>
    `${branch}: сатылғаннан ${quantity} артық қайтарылды — байланысы жоқ екі касса ақшаны әрқайсысы қайтарған.`,
  "attention.refundTwiceTodo":
    "Рұқсат берген адамнан, белгілі болса, сатып алушыдан сұраңыз. Қайтарып ала алмағанына біреу себебін айтып жауап береді.",
  "attention.refundBeyond": (name, sale) => `${sale} чегіндегі ${name} біреудің сөзімен қайтарылды`,
  "attention.refundBeyondText": (quantity, branch) =>
    `${branch}, ${quantity}: оны сатқан кассадан сонда қайтарылған-қайтарылмағанын сұрау мүмкін болмады.`,
  "attention.refundBeyondTodo":
    "Сатқан кассаны қайта байланысқа қосып, содан кейін шешіңіз: бір-ақ рет қайтарылса, шығын жоқ.",
  "attention.refundBy": (number, when, who, reason) =>
    `${number} қайтаруы, ${when}: ${who} рұқсат берген. «${reason}»`,
  "attention.openReceipt": "Чекті ашу",
  "attention.refundSettle": "Шешу",
  "attention.refundSettleTitle": (name, sale) => `${sale} чегіндегі ${name}: шешу`,
  "attention.refundSettleText": (quantity) =>
    `${quantity} артық қайтарылды, ақша кетті. Атыңыз бен себебі жазбада қалады, мәселе тізімнен шығады.`,
  "attention.refundSettleEarly": (quantity) =>
    `${quantity} қайтарылды. Алдымен сатқан касса сұралады: сатудың қалғаны мұны жабады.`,
  "attention.refundSettled": "Шешілді",
  "attention.overrideSale": (number, when, who, reason) =>
    `${number} чегі, ${when}: сатуға ${who} рұқсат берді. «${reason}»`,
  "attention.overrideCount": (when, who, reason) => `${when}: есептен алуға ${who} рұқсат берді. «${reason}»`,
  "attention.device": "Құрылғыны ашу",
  "attention.voidCut": "Ол кезде мұны жазу құқығы қайтарып алынған еді.",
  "attention.cutDevice": "Ол кезде құрылғы өшірілген еді.",
  "attention.cutLost": "Ол кезде құрылғы жоғалған деп танылған еді.",
  "attention.cutOldLife": "Құрылғының қоймасы бұзылғанша жазылған, ал ондағы тауар қайтарып алынған еді.",
  "attention.cutDismissed": "Ол кезде қызметкер мұнда жұмыс істемейтін.",
  "attention.cutChanged": "Ол кезде қызметкердің рөлі не филиалдары өзгертілген еді.",
  "attention.cutSignedOut": "Ол кезде қызметкер қайта кіруі керек еді: құпиясөзі не PIN-коды жаңартылған.",
  "attention.voidWhy": (reason) => `Көрсетілген себеп: ${reason}.`,
  "attention.voidBeyond":
    "Жазба өз түріне тиістіден көп нәрсені өзгертеді. Ол құрылғыдағы бағдарлама өзгертілген болуы мүмкін.",
  "attention.voidAuthority": "Мұны тек сервер жаза алады.",
  "attention.voidSaleTodo":
    "Тауар бәрібір кетті, ақша жәшікте: сөрені санап, жәшікті чектермен салыстырыңыз.",
  "attention.voidReceiptTodo": "Тауар орнында болса, құқығы бар адам оны қайта қабылдасын.",
  "attention.voidShareTodo": "Бұл тауар берілген касса оны сатып қойған болуы мүмкін: сөрені санаңыз.",
  "attention.voidCutTodo": "Есепке алынуы керек болса, құқығы бар адам қайта жазсын.",
  "attention.kindWriteOff": "Есептен шығару",
  "attention.kindVoided": "Сатудан бас тарту",
  "attention.receive": "Тауар қабылдау",
  "attention.count": "Қалдықты санау",

  "attention.barcode": (code) => `${code} штрихкоды бірнеше тауарда тұр`,
  "attention.barcodeText": (names) =>
    `${names}. Оны екі құрылғы байланыссыз тұрғанда берген; касса әр жолы қайсысы екенін сұрайды.`,
  "attention.barcodeTodo": "Жапсырмаға қарап, код тиесілі емес тауардан алып тастаңыз.",
  "attention.openProduct": (name) => `Ашу: ${name}`,

  "attention.void": (what) => `${what}: жазылды, бірақ күші жоқ`,
  "attention.voidText": (device, seq) => `${device}, ${seq}-жазба.`,
  "attention.voidTexts": (device, count, named) => `${device}, ${count} жазба: ${named}.`,
  "attention.voidTextsMore": (device, count, named, more) =>
    `${device}, ${count} жазба: ${named} және тағы ${more}.`,
  "attention.voidRole": (role) => `Қызметкер «${role}» ретінде кірген, оған бұған рұқсат жоқ.`,
  "attention.voidPerson": "Қызметкер бұл құрылғыға дұрыс кірмеген.",
  "attention.voidBranch": "Қызметкер бұл филиалда жұмыс істемейді.",
  "attention.voidScope": "Бұл құрылғы мұны жаза алмайды.",
  "attention.voidTodo":
    "Есепке алынуы керек болса, құқығы бар адам қайта жазсын. Әйтпесе, қызметкерден себебін сұраңыз.",

  "attention.unread": "Жаңарақ нұсқаның жазбасы",
  "attention.unreadText": (device, seq) =>
    `${device}, ${seq}-жазба. Ол сақталып, әрі қарай беріледі, бірақ бұл нұсқа әзірге оқи алмайды.`,
  "attention.unreadTodo": "Құрылғыдағы қолданбаны жаңартыңыз; сонда жазба өздігінен күшіне енеді.",

  "attention.forked": (device) => `${device} жазбалары бір-біріне қайшы`,
  "attention.forkedText":
    "Құрылғы бір нөмірмен екі түрлі жазба жасаған: деректері көшірілген не өзгертілген. Оған дейінгінің бәрі есепте, кейінгісі қабылданбайды.",
  "attention.forkedTodo":
    "Онда сатуды тоқтатып, баптаулардан өшіріңіз де, жаңа кодпен қайта қосыңыз. Чектерін тізіммен салыстырыңыз.",

  "attention.cloned": (device) => `${device} екеу сияқты`,
  "attention.clonedText":
    "Деректері басқа құрылғыға көшірілген немесе ескі сақтық көшірмеден қайтарылған. Екеуі де жазып жатты, тауар екі рет сатылған болуы мүмкін.",
  "attention.clonedTodo":
    "Біреуін ғана қалдырыңыз. Баптаулардан өшіріп, жаңа кодпен қайта қосыңыз және ол сатқан тауарларды санаңыз.",
  "attention.devices": "Құрылғыларды ашу",

  "attention.refused": "Сервер осы құрылғының жазбасын қабылдамады",
  "attention.refusedText": (seq, reason) => `${seq}-жазба: ${reason}.`,
  "attention.refusedTodo":
    "Жазба осында қалады, ештеңе жоғалмайды. Браузердің деректерін тазаламаңыз; дүкенге қызмет көрсететін адамға хабарласып, осыны айтыңыз.",
  "attention.storage": "Осы құрылғының қоймасы өзі жазғандай емес",
  "attention.storageText":
    "Деректері көшірмеден қайтарылған немесе бір бөлігі тазаланған. Бұрын жазғаны есепте; тек сол сата алатын тауар бұрынғы атында қалды.",
  "attention.storageTodo":
    "Соңғы чектерін тізіммен салыстырыңыз. Онда қалған тауарды санаңыз, сонда қайта сатуға болады.",
  "attention.damaged": "Осы құрылғыдағы бір жазба оқылмайды",
  "attention.damagedText": (seq) =>
    `${seq}-жазба дискіде бүлінген. Ол бөлек қойылды, қалғанының бәрі ашылды.`,
  "attention.damagedTodo":
    "Серверде болса, ештеңе жоғалған жоқ. Браузердің деректерін тазаламаңыз; дүкенге қызмет көрсететін адамға хабарласып, осыны айтыңыз.",
  "attention.other": "Қарап шығатын нәрсе бар",
  "attention.detail": "Қолдау қызметі үшін",
  "attention.aDevice": "құрылғы",

  "attention.kindSale": "Сату",
  "attention.kindReceipt": "Тауар қабылдау",
  "attention.kindCount": "Қалдықты санау",
  "attention.kindShare": "Қалдықты бөлісу",
  "attention.kindProduct": "Тауарды өзгерту",
  "attention.kindCost": "Өзіндік құн",
  "attention.kindSettings": "Баптауды өзгерту",
  "attention.kindStaff": "Қызметкерді өзгерту",
  "attention.kindDevice": "Құрылғы қосу",
  "attention.kindShift": "Ауысым",
  "attention.kindCash": "Қолма-қол ақша салу не алу",
  "attention.kindRefund": "Қайтару",
  "attention.kindPayment": "Терминал арқылы төлем",
  "attention.kindPromo": "Бағалар мен акциялар",
  "attention.kindPromoUsed": "Промокодты қолдану",
  "attention.kindFiscal": "Фискалдық белгі",
  "attention.kindCopy": "Чек көшірмесі",
  "attention.kindDrawer": "Жәшікті қолмен ашу",
  "attention.kindHeld": "Кейінге қалдырылған сату",
  "attention.voidMoneyTodo":
    "Ақша бәрібір орнында: жәшікті немесе банк тізімін осында жазылғанмен салыстырыңыз.",
  "attention.kindOther": (kind) => `«${kind}» жазбасы`,
} satisfies AttentionMessages;
