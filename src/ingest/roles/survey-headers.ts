import type { Column, KindReason } from '../../dataset';
import { normalizeHeader } from './normalize-header';

/** Columns that only one tool writes together, as `normalizeHeader` writes them. */
const TOOLS: readonly { readonly tool: string; readonly headers: readonly string[] }[] = [
  { tool: 'Qualtrics', headers: ['responseid', 'recordeddate'] },
  { tool: 'SurveyMonkey', headers: ['respondentid', 'collectorid'] },
  { tool: '问卷星', headers: ['提交答卷时间'] },
  { tool: '腾讯问卷', headers: ['答题开始时间', '答题结束时间'] },
  { tool: 'Typeform', headers: ['startdate(utc)', 'submitdate(utc)'] },
];

/** A row that calls itself a response. */
const RESPONSE = /^(?:response|respondent|submission)(?:id|no|number)$|^(?:答卷|问卷)(?:编号|序号|id)$/;

/** A header that asks: numbered, with a question mark, or of a well-known score. */
const QUESTION =
  /^q\d+(?:[^a-z\d]|$)|^\d+[、.．)]\s*\S|[?？]$|^(?:nps|csat|ces)(?:[^a-z]|$)|满意度|满意程度|推荐意愿/i;

const MIN_QUESTIONS = 2;
const MIN_QUESTION_SHARE = 0.3;

/** Why a file is taken for the answers to a questionnaire, by its headers; null when they do not say so. */
export function surveyReason(columns: readonly Column[]): KindReason | null {
  const headers = new Set(columns.map(({ header }) => normalizeHeader(header)));
  const tool = TOOLS.find((candidate) => candidate.headers.every((header) => headers.has(header)));
  if (tool) return { kind: 'survey-tool', tool: tool.tool };
  const questions = columns.filter(
    ({ header, label }) => QUESTION.test(header.trim()) || QUESTION.test(label ?? ''),
  ).length;
  const isResponse = [...headers].some((header) => RESPONSE.test(header));
  const isMostly = questions >= MIN_QUESTIONS && questions >= columns.length * MIN_QUESTION_SHARE;
  return isResponse || isMostly ? { kind: 'questions', questions } : null;
}
