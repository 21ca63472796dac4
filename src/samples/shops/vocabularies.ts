/** A name and what belongs to it: products of a category, cities of a region. */
export type Named = readonly [name: string, ...members: string[]];

export interface Vocabulary {
  readonly categories: readonly Named[];
  readonly regions: readonly Named[];
  readonly channels: readonly string[];
}

export type VocabularyKey = keyof typeof VOCABULARIES;

/** Words for shops of any kind. */
export const VOCABULARIES = {
  en: {
    categories: [
      ['Stationery', 'Notebook A5', 'Fountain pen', 'Ink 50 ml', 'Letter paper', 'Pencil case', 'Ruler'],
      ['Kitchen', 'Mug', 'Tea towel', 'Wooden spoon', 'Salad bowl', 'Bread knife'],
      ['Garden', 'Seed mix', 'Plant pot', 'Watering can', 'Gloves', 'String 100 m'],
      ['Toys', 'Puzzle', 'Building bricks', 'Kite', 'Card game'],
      ['Lamps', 'Desk lamp', 'Lantern', 'Fairy lights'],
    ],
    regions: [
      ['North', 'Northport', 'Ashby'],
      ['South', 'Southbridge', 'Wexham'],
      ['West', 'Westford', 'Marlow Hill'],
      ['East', 'Eastleigh Bay'],
    ],
    channels: ['Web', 'App', 'Shop', 'Marketplace'],
  },
  zh: {
    categories: [
      ['文具', '笔记本 A5', '钢笔', '墨水 50ml', '信纸', '笔袋', '直尺'],
      ['厨房', '马克杯', '茶巾', '木勺', '沙拉碗', '面包刀'],
      ['园艺', '花种', '花盆', '浇水壶', '手套', '麻绳 100m'],
      ['玩具', '拼图', '积木', '风筝', '纸牌'],
      ['灯具', '台灯', '灯笼', '灯串'],
    ],
    regions: [
      ['华东', '上海市', '杭州市', '苏州市'],
      ['华南', '广州市', '深圳市'],
      ['华北', '北京市', '天津市'],
      ['西南', '成都市', '重庆市'],
    ],
    channels: ['小程序', '网店', '门店', '直播'],
  },
} as const satisfies Record<string, Vocabulary>;
