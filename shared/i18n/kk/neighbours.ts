import type { NeighboursMessages } from "../en/neighbours.ts";

export const neighbours = {
  "neighbours.title": "Байланыстағы құрылғылар",
  "neighbours.subtitle": "Кассалар бірін-бірі өздері тауып, білгенін интернетсіз де бөліседі.",
  "neighbours.connect": "Екі кассаны байланыстыру",

  "neighbours.here": "Осы құрылғы",
  "neighbours.onlyHereNone": "Мұнда жазылғанның бәрі басқа құрылғыларда да бар.",
  "neighbours.salesOnlyHere": (_, text) => `${text} сату тек осы құрылғыда`,
  "neighbours.recordsOnlyHere": (_, text) => `${text} жазба тек осы құрылғыда`,
  "neighbours.recordsInAll": (text) =>
    `Барлығы ${text} жазба. Олар басқа құрылғыға жеткенше браузердің деректерін тазаламаңыз.`,
  "neighbours.keepData": "Олар басқа құрылғыға жеткенше браузердің деректерін тазаламаңыз.",

  "neighbours.inTouch": "Қазір байланыста",
  "neighbours.away": "Байланыста емес",
  "neighbours.server": "Сервер",
  "neighbours.aloneTitle": "Байланыста басқа касса жоқ",
  "neighbours.aloneText":
    "Филиал кассалары екеуі де қосулы әрі бір желіде болса, бірін-бірі өздері табады. Таппаса, екеуін бір рет қолмен байланыстырыңыз.",
  "neighbours.hidden":
    "Камераға рұқсат жоқ, сондықтан браузер осы құрылғының желідегі мекенжайын жасырады. Кассалар оны таппауы мүмкін.",
  "neighbours.noAddress":
    "Браузер осы құрылғының мекенжайын көрсетпейді: ол желіде емес немесе камераға рұқсат жоқ.",
  "neighbours.kindTill": "Касса",
  "neighbours.kindWarehouse": "Қойма құрылғысы",
  "neighbours.kindHub": "Дүкен торабы",
  "neighbours.kindPhone": "Телефон не компьютер",
  "neighbours.wayServer": "интернет арқылы",
  "neighbours.wayHub": "дүкен ішінде",
  "neighbours.wayDirect": "тікелей",
  "neighbours.rtt": (text) => `${text} мс`,
  "neighbours.forMinutes": (text) => `${text} мин болды`,
  "neighbours.forHours": (text) => `${text} сағ болды`,
  "neighbours.forDays": (text) => `${text} күн болды`,
  "neighbours.connected": "Байланыста",
  "neighbours.lastSeen": (age) => `Соңғы байланыс: ${age}`,
  "neighbours.neverSeen": "Осы жерден әлі кездеспеген",
  "neighbours.serverSeen": (age) => `Қолжетімсіз, соңғы жауабы: ${age}`,
  "neighbours.serverNever": "Бет ашылғалы қолжетімсіз",

  "neighbours.pairTitle": "Екі кассаны байланыстыру",
  "neighbours.pairText": "Интернетсіз әрі серверсіз. Кассаларды қатар қойыңыз, бір минут жетеді.",
  "neighbours.steps": "Қадамдар",
  "neighbours.stepCamera": "Камера",
  "neighbours.stepCodes": "Кодтар",
  "neighbours.stepDone": "Байланысты",
  "neighbours.cameraTitle": "Камераға рұқсат беріңіз",
  "neighbours.cameraReads": "Ол басқа кассаның экранындағы кодты оқиды.",
  "neighbours.cameraOpens":
    "Рұқсат берілгенше браузер кассаның дүкен желісіндегі мекенжайын жасырады, екінші касса оны таба алмайды.",
  "neighbours.cameraKeeps": "Сурет сақталмайды, ешқайда жіберілмейді.",
  "neighbours.cameraAllow": "Камераға рұқсат беру",
  "neighbours.cameraWithout": "Камерасыз жалғастыру",
  "neighbours.cameraDenied":
    "Бұл бет үшін камераға тыйым салынған. Браузердің жоғарғы жағында, мекенжайдың қасындағы белгіні басып, камераға рұқсат беріңіз де, қайталап көріңіз.",
  "neighbours.cameraNone":
    "Браузер мұнда камера көрмейді. Кодты теруге немесе QR сканермен оқуға болады; көп желіде кассалар бәрібір бірін-бірі табады.",
  "neighbours.cameraBusy": "Камераны басқа бағдарлама пайдаланып тұр. Оны жауып, қайталап көріңіз.",
  "neighbours.cameraFailed": "Камера іске қосылмады. Оны қайта жалғап, тағы көріңіз немесе кодты теріңіз.",
  "neighbours.networkAsk":
    "Браузер желідегі құрылғыларды іздеуге бола ма деп сұраса, оған да рұқсат беріңіз.",
  "neighbours.networkDenied":
    "Браузер бетті желідегі құрылғыларға жібермейді. Жоғарыдағы мекенжайдың қасындағы белгіні басып, жергілікті желіге рұқсат беріңіз.",

  "neighbours.roleTitle": "Бұл қай касса?",
  "neighbours.roleText": "Осы бетті екі кассада да ашыңыз. Бірі бірінші, екіншісі екінші болады.",
  "neighbours.roleFirst": "Бірінші",
  "neighbours.roleFirstText": "Код көрсетеді",
  "neighbours.roleSecond": "Екінші",
  "neighbours.roleSecondText": "Біріншінің кодын оқиды",

  "neighbours.making": "Код дайындалуда…",
  "neighbours.showToSecond": "Мұны екінші кассаға көрсетіңіз",
  "neighbours.showToSecondText": "Онда «Екінші» дегенді таңдап, камерасын осы экранға қаратыңыз.",
  "neighbours.wasRead": "Код оқылды",
  "neighbours.showToFirst": "Енді мұны бірінші кассаға көрсетіңіз",
  "neighbours.showToFirstText":
    "Онда «Код оқылды» дегенді басып, камерасын осы экранға қаратыңыз. Бұл бет әрі қарай өзі жалғасады.",
  "neighbours.picture": "Осы кассаның коды",
  "neighbours.asText": "Код мәтін түрінде",
  "neighbours.copied": "Көшірілді",
  "neighbours.readSecond": "Екінші кассаның кодын оқыңыз",
  "neighbours.readFirst": "Бірінші кассаның кодын оқыңыз",
  "neighbours.readText": "Оның экранын камераға шаршы толық көрінетіндей етіп ұстаңыз.",
  "neighbours.readScanner": "QR сканер де жарайды.",
  "neighbours.cameraView": "Камера көріп тұрған көрініс",
  "neighbours.lampOn": "Жарықты қосу",
  "neighbours.lampOff": "Жарықты сөндіру",
  "neighbours.type": "Кодты теру",
  "neighbours.typeLabel": "Екінші кассаның коды",
  "neighbours.typeHint": "Топтап не тұтас, бас әріп пен кіші әріп бірдей.",
  "neighbours.paste": "Қою",
  "neighbours.pasteFailed": "Браузер бетке мәтін қоюға рұқсат бермейді. Өрісте Ctrl+V басыңыз.",
  "neighbours.goOn": "Әрі қарай",
  "neighbours.joining": "Байланысуда…",
  "neighbours.linked": (name) => `${name}: байланыс бар`,
  "neighbours.linkedText":
    "Кассалар бір-біріне жетпегенін беріп жатыр. Енді таныс кассалардың кемінде бірі қосулы тұрса, олар бірін-бірі өздері табады.",
  "neighbours.another": "Тағы біреуін байланыстыру",
  "neighbours.toList": "Байланыстағы құрылғылар",
  "neighbours.failed": "Байланыс болмады",
  "neighbours.anew": "Қайта бастау",

  "neighbours.notACode": "Бұл кассаның коды емес. Басқа кассаның экранындағы шаршыны оқыңыз.",
  "neighbours.newerCode": "Басқа кассадағы нұсқа жаңарақ. Алдымен осындағы қолданбаны жаңартыңыз.",
  "neighbours.badCharacter": (at, character) =>
    `${at}-таңба «${character}» кодта болмайды. Экранмен салыстырыңыз.`,
  "neighbours.incomplete": "Соңы жоқ. Соңғы тобына дейін теріңіз.",
  "neighbours.mistyped": "Бір таңба экрандағыдай емес. Топ-тобымен салыстырыңыз.",
  "neighbours.twoFirst": "Екі касса да бірінші болып бастаған. Екіншісінде «Екінші» дегенді таңдаңыз.",
  "neighbours.answerForOther": "Бұл басқа кассаға жауап. Бірінші кассада қайта бастаңыз.",
  "neighbours.ownCode": "Бұл осы кассаның өз коды. Басқа экрандағысын оқыңыз.",
  "neighbours.otherOffer": "Бұл бұрынғы кодқа жауап. Қайта бастап, екінші касса кодты тағы оқысын.",
  "neighbours.noLinks":
    "Бұл қойынды тек оқиды немесе браузер тікелей байланыс жасай алмайды. Жаңартылған Chrome не Edge ішінде жазатын қойындыны ашыңыз.",
  "neighbours.noAddressTodo":
    "Браузер осы құрылғының мекенжайын айтпады. Дүкен желісіне кабельмен не Wi-Fi арқылы қосылып, камераға рұқсат беріп, қайта бастаңыз.",
  "neighbours.notReached":
    "Байланыс өтпеді. Екеуі бір желіде болуы керек: бір Wi-Fi не бір коммутатор. Қонақ желілері құрылғыларды жиі бөліп тастайды. Содан кейін екеуінде де қайта бастаңыз.",
  "neighbours.awayRevoked": "Екеуінің бірі өшірілген. Оны жаңа кодпен қайта қосу керек.",
  "neighbours.awayBranch": "Олар әртүрлі филиалда. Тек бір филиалдың кассалары байланысады.",
  "neighbours.awayOrganisation": "Басқа құрылғы басқа дүкендікі.",
  "neighbours.awayExpired": "Бірінің сертификатының мерзімі біткен. Екеуін де серверге бір рет қосыңыз.",
  "neighbours.awayUnproven":
    "Бірі өзінің кім екенін дәлелдей алмады. Екеуін де серверге бір рет қосып, қайта бастаңыз.",
  "neighbours.awayProtocol": "Оларда қолданбаның әртүрлі нұсқасы. Екеуін де жаңартыңыз.",
  "neighbours.awayOther": (reason) => `Басқа касса байланысты үзді (${reason}). Қайта бастаңыз.`,
} satisfies NeighboursMessages;
