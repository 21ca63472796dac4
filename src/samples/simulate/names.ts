import type { Random } from '../random';

/** A name, and the part of an e-mail address that goes with it. */
export interface MadeUpName {
  readonly name: string;
  readonly latin: string;
}

export type Gender = 'female' | 'male' | null;

const SURNAMES =
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng 曹cao'.split(
    ' ',
  );
const GIVEN_FEMALE = [...'婷雪丽敏静芳娟燕玲倩琳慧莹颖佳怡欣悦蕾薇'];
const GIVEN_MALE = [...'伟强磊军勇涛超鹏浩刚峰斌亮飞龙志凯俊杰航'];
const GIVEN_ANY = [...'文明华晓宇思子安若春晨雨嘉一云海青平'];

const FIRST_FEMALE =
  'Alice Amelia Beth Clara Daisy Ella Fiona Grace Hannah Isla Julia Kate Lucy Maya Nora Olive Priya Rosa Sarah Zoe'.split(
    ' ',
  );
const FIRST_MALE =
  'Adam Ben Callum Daniel Edward Finn George Harry Isaac James Leo Liam Max Noah Omar Peter Ravi Sam Thomas Will'.split(
    ' ',
  );
const LAST =
  'Adams Baker Clarke Davies Evans Foster Green Harris Hughes Jackson King Lewis Moore Nelson Owen Parker Quinn Reed Shaw Turner Underwood Vaughan Walker Young'.split(
    ' ',
  );
const TRADES =
  'Bakery Bistro Brasserie Cafe Canteen Catering Deli Diner Grill Hotel Inn Kitchen Lodge Pizzeria Tavern'.split(
    ' ',
  );
const LEGAL_FORMS = ['Ltd', 'LLC', '& Sons', '& Co'];

/** A name such as 王晓婷. */
export function chineseName(gender: Gender, random: Random): MadeUpName {
  const surname = pick(SURNAMES, random);
  const own = gender === null ? GIVEN_ANY : gender === 'female' ? GIVEN_FEMALE : GIVEN_MALE;
  const first = random.bernoulli(0.7) ? pick(GIVEN_ANY, random) : '';
  return { name: `${surname.slice(0, 1)}${first}${pick(own, random)}`, latin: surname.slice(1) };
}

/** A name such as Clara Reed. */
export function englishName(gender: Gender, random: Random): MadeUpName {
  const isFemale = gender === null ? random.bernoulli(0.5) : gender === 'female';
  const first = pick(isFemale ? FIRST_FEMALE : FIRST_MALE, random);
  const last = pick(LAST, random);
  return { name: `${first} ${last}`, latin: `${first}.${last}`.toLowerCase() };
}

/** A name such as Walker Bistro Ltd. */
export function companyName(random: Random): MadeUpName {
  const owner = pick(LAST, random);
  const trade = pick(TRADES, random);
  return { name: `${owner} ${trade} ${pick(LEGAL_FORMS, random)}`, latin: `${owner}.${trade}`.toLowerCase() };
}

function pick(list: readonly string[], random: Random): string {
  return list[random.below(list.length)] ?? '';
}
