// The table of rooms in src/README.md, as rules. A room may import only the rooms named here,
// only through their door (index.ts), and each package lives in the rooms named below.
const rooms = {
  core: [],
  text: ['core'],
  i18n: ['core', 'text'],
  store: ['core', 'text'],
  knowledge: ['core', 'text'],
  search: ['core', 'text', 'knowledge'],
  understanding: ['core', 'text', 'knowledge'],
  answers: ['core', 'text', 'i18n', 'knowledge', 'search', 'understanding'],
  feedback: ['core', 'text', 'i18n', 'knowledge', 'store'],
  tickets: ['core', 'text', 'i18n', 'knowledge', 'store'],
  reports: ['core', 'text', 'i18n', 'knowledge', 'store', 'feedback', 'tickets'],
  dialogs: ['core', 'text', 'i18n', 'answers', 'feedback', 'tickets', 'store'],
  bot: ['core', 'text', 'i18n', 'answers', 'dialogs', 'store'],
  portal: [
    'core',
    'text',
    'i18n',
    'knowledge',
    'answers',
    'feedback',
    'tickets',
    'reports',
    'store',
    'widget',
  ],
  console: [
    'core',
    'text',
    'i18n',
    'knowledge',
    'answers',
    'feedback',
    'tickets',
    'reports',
    'store',
  ],
  offline: ['core', 'text', 'i18n', 'knowledge', 'search', 'understanding', 'answers'],
  channels: ['core', 'text', 'i18n', 'store'],
  widget: [],
};

const packages = {
  minisearch: ['search', 'cli'],
  natural: ['understanding', 'text'],
  i18next: ['i18n'],
  kysely: ['store'],
  'better-sqlite3': ['store', 'cli'],
  pg: ['store', 'cli'],
  botbuilder: ['store', 'dialogs', 'bot', 'channels'],
  'botbuilder-core': ['store', 'dialogs', 'bot', 'channels'],
  'botbuilder-dialogs': ['dialogs', 'bot'],
  ws: ['channels'],
  yaml: ['knowledge', 'cli'],
  'js-yaml': ['knowledge'],
  qrcode: ['portal'],
  chokidar: ['knowledge'],
  nodemailer: ['tickets'],
  sharp: ['tickets', 'reports'],
  docx: ['reports'],
  exceljs: ['reports'],
};

const directions = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `${room} may import ${allowed.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}/`) },
}));

const doors = Object.keys(rooms).map((room) => ({
  name: `door-of-${room}`,
  comment: 'From outside a room, only its index.ts',
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: {
    path: `^src/${room}/`,
    pathNot: [`^src/${room}/index\\.ts$`, `^src/${room}/[a-z]+/index\\.ts$`],
  },
}));

const homes = Object.entries(packages).map(([name, allowed]) => ({
  name: `home-of-${name}`,
  comment: `${name} lives in ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: allowed.map((room) => `^src/${room}/`) },
  to: { path: `^node_modules/(@types/)?${name}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'channels-are-strangers',
      comment: 'A channel never imports another',
      severity: 'error',
      from: { path: '^src/channels/([a-z]+)/' },
      to: { path: '^src/channels/[a-z]+/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'dialogs-by-file',
      comment:
        'The main entry of botbuilder-dialogs costs 40 MB: add what you need to framework.ts',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/dialogs/framework\\.ts$' },
      to: { path: '^node_modules/botbuilder-dialogs/' },
    },
    ...directions,
    ...doors,
    ...homes,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
