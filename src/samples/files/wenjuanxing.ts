import type { Customer, Seconds, SurveyResponse } from '../shop';
import { COMMA } from './csv';
import type { FileForm, FormSource } from './file-form';
import { answerInWords, exampleAddress, sentAt } from './survey-answers';
import { isoTime } from './wall-clock';

const META = ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP'];
const MEMBER_QUESTION = '您的会员号';

/** How a response tells whose it is: by a question of its own, or by a column that the shop's link brought along. */
export type MemberLink = 'question' | 'column';

/** What the two exports of 问卷星 have in common. */
export const WENJUANXING = { charset: 'utf-8', byteOrderMark: true, dialect: COMMA } as const;

/** 问卷星, answers as text: `1、题干`, words for scale points that have them, options chosen together joined by `┋`. */
export function wenjuanxingText(link: MemberLink): FileForm {
  const offset = link === 'question' ? 2 : 1;
  return {
    ...WENJUANXING,
    key: `wenjuanxing-${link}`,
    fileName: '问卷_按文本.csv',
    carries: ['answers', 'times'],
    roles: { [memberHeader(link)]: 'customer_id' },
    header: ({ questions }) => [
      [...META, memberHeader(link), ...questions.map(({ text }, index) => `${index + offset}、${text}`)],
    ],
    *rows({ shop, questions }: FormSource) {
      for (const response of shop.responses) {
        yield [
          ...metaCells(response, shop.customer(response.customer)),
          ...questions.map((question, index) =>
            answerInWords(question, response.answers[index] ?? null, '┋'),
          ),
        ];
      }
    },
  };
}

export const META_HEADER: readonly string[] = META;

/** The header of the column with the customer's id. */
export function memberHeader(link: MemberLink): string {
  return link === 'question' ? `1、${MEMBER_QUESTION}` : '会员编号';
}

/** The cells below `META_HEADER` and the customer's id. */
export function metaCells(response: SurveyResponse, { id, region, city }: Customer): string[] {
  return [
    String(response.no + 1),
    submittedAt(sentAt(response)),
    `${response.seconds}秒`,
    response.no % 4 === 0 ? '链接' : '手机提交',
    response.no % 4 === 0 ? '直接访问' : '微信',
    `${exampleAddress(response)}(${region}-${city})`,
    id,
  ];
}

/** `2026/09/03 12:00:00` */
function submittedAt(at: Seconds): string {
  return isoTime(at).replaceAll('-', '/');
}
