import type { ScaleQuestion, ShopDescription } from '../description';
import { EVENING_HOURS } from './habits';

const SATISFACTION = ['很不满意', '不满意', '一般', '满意', '很满意'];

/** 茶叶网店: a Chinese shop of teas, two years, one mailing, one price rise, two waves of a questionnaire. */
export const TEA_SHOP: ShopDescription = {
  key: 'tea',
  seed: 20260618,
  customers: 1200,
  from: '2024-07-01',
  days: 730,
  acquisition: { curve: 'growth', factor: 2 },
  buying: {
    model: 'mbg-nbd',
    purchase: { shape: 1.1, rate: 55 },
    dropout: { a: 0.9, b: 3.2 },
  },
  spend: { p: 3, q: 4, gamma: 190 },
  rateSpendCorrelation: 0,
  season: {
    months: [1.15, 0.7, 0.95, 1.05, 1.05, 1.2, 0.8, 0.85, 1.1, 0.95, 1.35, 0.85],
    weekdays: [1, 1, 1, 0.95, 1.05, 1.05, 0.95],
    hours: EVENING_HOURS,
  },
  products: {
    furtherLines: 0.7,
    popularity: 0.9,
    categories: [
      {
        key: '绿茶',
        weight: 30,
        products: [
          '明前龙井 250g',
          '碧螺春 125g',
          '黄山毛峰 200g',
          '信阳毛尖 250g',
          '六安瓜片 200g',
          '安吉白茶 100g',
        ],
        price: { median: 98, sigma: 0.5 },
        cost: 0.52,
      },
      {
        key: '红茶',
        weight: 22,
        products: ['正山小种 250g', '金骏眉 100g', '祁门红茶 250g', '滇红 357g', '英德红茶 200g'],
        price: { median: 88, sigma: 0.55 },
        cost: 0.5,
      },
      {
        key: '乌龙茶',
        weight: 20,
        products: ['铁观音清香 500g', '大红袍 250g', '凤凰单丛 250g', '冻顶乌龙 150g', '水仙 250g'],
        price: { median: 118, sigma: 0.5 },
        cost: 0.48,
      },
      {
        key: '普洱茶',
        weight: 13,
        products: ['熟普饼茶 357g', '生普饼茶 357g', '小青柑 250g', '普洱茶砖 250g'],
        price: { median: 138, sigma: 0.7 },
        cost: 0.45,
      },
      {
        key: '花茶',
        weight: 15,
        products: ['茉莉花茶 250g', '菊花茶 100g', '玫瑰花茶 80g', '桂花乌龙 100g'],
        price: { median: 45, sigma: 0.4 },
        cost: 0.4,
      },
    ],
  },
  regions: [
    { key: '广东省', weight: 16, cities: cities('广州市', '深圳市', '东莞市') },
    { key: '浙江省', weight: 14, cities: cities('杭州市', '宁波市', '温州市') },
    { key: '江苏省', weight: 13, cities: cities('苏州市', '南京市', '无锡市') },
    { key: '上海市', weight: 11, cities: cities('上海市') },
    { key: '北京市', weight: 10, cities: cities('北京市') },
    { key: '山东省', weight: 10, cities: cities('青岛市', '济南市') },
    { key: '福建省', weight: 8, cities: cities('厦门市', '福州市', '泉州市') },
    { key: '四川省', weight: 8, cities: cities('成都市', '绵阳市') },
    { key: '河南省', weight: 6, cities: cities('郑州市', '洛阳市') },
    { key: '辽宁省', weight: 4, cities: cities('大连市', '沈阳市') },
  ],
  channels: [
    { key: '手淘搜索', weight: 40 },
    { key: '直播间', weight: 25 },
    { key: '老客推荐', weight: 15 },
    { key: '站外广告', weight: 20 },
  ],
  channelRates: { 手淘搜索: 1, 直播间: 0.7, 老客推荐: 1.5, 站外广告: 0.8 },
  levels: [
    { key: '普通会员', weight: 70 },
    { key: '金卡会员', weight: 22 },
    { key: '钻石会员', weight: 8 },
  ],
  people: {
    femaleShare: 0.55,
    unknownShare: 0.1,
    birthYears: { mean: 1986, sd: 11 },
    names: 'chinese',
  },
  referredShare: 0.15,
  statuses: { unpaid: 0.05, closed: 0.03, refunded: 0.03, returned: 0 },
  priceRise: { day: 400, factor: 1.08 },
  campaign: { key: '2025双十一召回', day: 495, share: 0.8, treated: 0.5, rateFactor: 1.6, days: 21 },
  tickets: {
    perOrder: 0.06,
    types: [
      { key: '物流慢', weight: 40 },
      { key: '包装破损', weight: 25 },
      { key: '口感不符', weight: 20 },
      { key: '发票', weight: 15 },
    ],
    channels: [
      { key: '旺旺', weight: 80 },
      { key: '电话', weight: 20 },
    ],
    hoursToAnswer: 3,
    hoursToClose: 30,
    open: 0.08,
  },
  survey: {
    waves: [365, 715],
    responseRate: 0.3,
    responseBias: 0.3,
    missing: 0.02,
    invited: 700,
    overall: 'overall',
    ticketEffect: -0.6,
    questions: [
      scale('quality', '您对茶叶品质的满意程度', 4.1),
      scale('packaging', '您对包装的满意程度', 3.9),
      scale('delivery', '您对物流速度的满意程度', 3.6),
      scale('service', '您对客服态度的满意程度', 4),
      scale('price', '您对价格的满意程度', 3.4),
      {
        ...scale('overall', '总体来说，您对本店的满意程度', 3.9),
        drivers: { quality: 0.5, service: 0.3, delivery: 0.25, price: 0.15, packaging: 0.1 },
      },
      {
        kind: 'scale',
        key: 'recommend',
        text: '您有多大可能把本店推荐给朋友？',
        min: 0,
        max: 10,
        mean: 7.6,
        sd: 2.1,
        drivers: { overall: 0.75 },
      },
      {
        kind: 'choice',
        key: 'use',
        text: '您购买茶叶主要用于',
        options: [
          { key: '自己喝', weight: 60 },
          { key: '送礼', weight: 28 },
          { key: '办公室', weight: 12 },
        ],
      },
      {
        kind: 'multi',
        key: 'teas',
        text: '您平时喝哪些茶',
        options: [
          { key: '绿茶', weight: 55 },
          { key: '红茶', weight: 40 },
          { key: '乌龙茶', weight: 35 },
          { key: '普洱茶', weight: 25 },
          { key: '花茶', weight: 20 },
        ],
      },
      {
        kind: 'text',
        key: 'advice',
        text: '您还有什么建议',
        share: 0.25,
        answers: [
          { key: '快递再快一点就好了', weight: 30 },
          { key: '茶很好，会回购', weight: 30 },
          { key: '希望多一些小包装', weight: 20 },
          { key: '价格比去年贵了', weight: 20 },
        ],
      },
    ],
  },
  visits: null,
  plans: [],
};

function cities(...names: string[]): { key: string; weight: number }[] {
  return names.map((key, index) => ({ key, weight: names.length - index }));
}

function scale(key: string, text: string, mean: number): ScaleQuestion {
  return {
    kind: 'scale',
    key,
    text,
    min: 1,
    max: 5,
    mean,
    sd: 0.95,
    factor: 'liking',
    loading: 0.45,
    labels: SATISFACTION,
  };
}
