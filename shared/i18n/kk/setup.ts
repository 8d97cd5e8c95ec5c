import type { SetupMessages } from "../en/setup.ts";

export const setup = {
  "setup.title": "Дүкенді баптау",
  "setup.step": (number, count) => `${count} қадамның ${number}-қадамы`,
  "setup.shopTitle": "Сіздің дүкеніңіз",
  "setup.shopText": "Екі минут жеткілікті. Валютадан басқасының бәрін кейін өзгертуге болады.",
  "setup.ownerTitle": "Сіз, дүкен иесі",
  "setup.ownerText": "Логин мен құпиясөз кез келген жерде, ал PIN сізді танитын құрылғыларда кіргізеді.",
  "setup.deviceTitle": "Осы құрылғы",
  "setup.deviceText": "Дүкеніңіздің алғашқы құрылғысы. Басқаларын баптаулардан қосасыз.",

  "setup.organisation": "Дүкеннің атауы",
  "setup.organisationHint": "Әр чектің басында тұрады.",
  "setup.country": "Ел",
  "setup.countryKZ": "Қазақстан",
  "setup.countryUZ": "Өзбекстан",
  "setup.countryRU": "Ресей",
  "setup.countryHint": (currency, rate) => `Бағалар: ${currency}, тауарда басқаша жазылмаса ҚҚС ${rate}.`,
  "setup.taxMode": "Сөредегі баға",
  "setup.taxIncluded": "ҚҚС қосылған",
  "setup.taxAdded": "ҚҚС кассада қосылады",
  "setup.branch": "Бірінші филиал",
  "setup.branchHint": "Жұрт танитын атау, мысалы, көшесінің аты.",

  "setup.name": "Атыңыз",
  "setup.login": "Логин",
  "setup.loginHint": "Қысқа атау немесе электрондық пошта.",
  "setup.password": "Құпиясөз",
  "setup.passwordHint": "Кемінде 8 таңба. Бірнеше сөзді есте сақтау белгілерден оңайырақ.",
  "setup.strength": "Құпиясөздің беріктігі",
  "setup.strengthShort": "Тым қысқа",
  "setup.strengthWeak": "Табу оңай",
  "setup.strengthFair": "Жарайды",
  "setup.strengthGood": "Жақсы",
  "setup.pin": "PIN-код",
  "setup.pinHint": "4–8 цифр: байланыс болмаса да тез кіру үшін.",

  "setup.kind": "Бұл қандай құрылғы?",
  "setup.till": "Касса",
  "setup.tillText": "Сатады, чек шығарады, тауар қабылдайды.",
  "setup.phone": "Менің телефоным не компьютерім",
  "setup.phoneText": "Дүкенді басқарады: тауарлар, қалдықтар, баптаулар. Сатпайды.",
  "setup.device": "Құрылғының атауы",
  "setup.deviceHint": "Тізімнен тану үшін, мысалы, «Есік жанындағы касса».",
  "setup.deviceTill": "1-касса",
  "setup.devicePhone": "Иесінің телефоны",
  "setup.code": "Касса коды",
  "setup.codeHint": (number) => `Әр чек нөмірінің алдында тұрады: ${number}.`,

  "setup.create": "Дүкенді ашу",
  "setup.creating": "Дүкен ашылуда…",

  "setup.missing": "Мұны толтырыңыз.",
  "setup.tooLong": "Тым ұзын.",
  "setup.shortPassword": "Кемінде 8 таңба.",
  "setup.longPassword": "Тым ұзын: ең көбі 72 байт, яғни 72 латын не 36 кирилл әрпі.",
  "setup.badPin": "Тек 4–8 цифр.",
  "setup.badCode": "1–6 латын әрпі не цифр, мысалы, T1.",
  "setup.refused": "Сервер мұны қабылдамады. Өзгертіп, қайталап көріңіз.",

  "setup.offline":
    "Серверге қол жетпейді. Тергеніңіздің бәрі орнында: байланысты тексеріп, қайталап көріңіз.",
  "setup.alreadySetUp": "Бұл серверде дүкен бар. Иесінен құрылғы кодын сұраңыз.",
  "setup.notEnrolled":
    "Дүкен ашылды, бірақ бұл құрылғы оған қосыла алмады. Бетті қайта жүктеп, құрылғы кодын алып енгізіңіз.",
  "setup.problem": (status, code) =>
    `Сервер қате қайтарды (${status} ${code}). Тергеніңіздің бәрі орнында: қайталап көріңіз.`,
} satisfies SetupMessages;
