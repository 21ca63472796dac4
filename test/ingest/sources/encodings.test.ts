import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { TextEncoding } from '../../../src/dataset';
import { isRefusal, readDraft, type Draft } from '../../../src/ingest/draft';
import { areAbsent, shared } from '../../support/shared-files';
import { encodeText } from './encode-text';
import { fileOf } from './support';

vi.mock('../../../src/ingest/sniff-client', () => import('../../support/sniff-in-process'));
vi.mock('../../../src/ingest/sources/sources-client', () => import('../../support/sources-in-process'));

async function draftOf(bytes: Uint8Array, encoding?: TextEncoding): Promise<Draft> {
  const reading = await readDraft(fileOf(bytes, 'orders.csv'), undefined, encoding);
  if (isRefusal(reading)) throw new Error(JSON.stringify(reading.issues));
  return reading;
}

/** Everyday words of the languages that write so. */
const TEXTS: readonly (readonly [TextEncoding, string])[] = [
  ['gb18030', '订单编号,买家会员名,收货城市\n1,张三,北京\n2,李四,上海市浦东新区\n3,王五,广州\n'],
  ['big5', '訂單編號,買家名稱,收貨城市\n1,張三,臺北市\n2,李四,高雄市左營區\n3,王五,新竹\n'],
  ['shift_jis', '注文番号,お客様名,ご住所\n1,さとう,とうきょうと\n2,スズキ,オオサカ\n3,たなか,なごや\n'],
  ['euc-kr', '주문번호,고객명,주소\n1,김철수,서울특별시\n2,이영희,부산광역시\n3,박민수,대구\n'],
  ['windows-1251', 'номер,покупатель,город\n1,Иванов,Москва\n2,Петров,Новосибирск\n3,Сидоров,Казань\n'],
  ['utf-16le', 'id,name,city\n1,客户😀,北京\n2,Zoë,Köln\n'],
  ['utf-16be', 'id,name,city\n1,客户😀,北京\n2,Zoë,Köln\n'],
];

describe('a text in another encoding', () => {
  it.each(TEXTS)('in %s is found to be so and becomes the same text in UTF-8', async (encoding, text) => {
    const mark = encoding.startsWith('utf-16') ? '\ufeff' : '';
    const { file, source, table } = await draftOf(encodeText(mark + text, encoding));
    expect(await file.text()).toBe(text);
    expect(source.origin).toEqual({ fileName: 'orders.csv', format: 'text', encoding });
    expect(source.options.encoding).toBe('utf-8');
    expect(source.columns.map(({ header }) => header)).toEqual(text.split('\n')[0]?.split(','));
    expect(source.bytes).toBe(table.file.size);
  });

  it('is re-encoded as a whole when it has many letters beyond ASCII', async () => {
    const text = `id,name\n${'1,Zoë “Müller”\n'.repeat(2000)}`;
    const { file, source } = await draftOf(encodeText(text, 'windows-1252'));
    expect(await file.text()).toBe(text);
    expect(source.origin.encoding).toBe('windows-1252');
  });

  it('is left as it is in UTF-8', async () => {
    const bytes = encodeText('编号,城市\n1,北京\n', 'utf-8');
    const { file, table } = await draftOf(bytes);
    expect(file).toBe(table.file);
  });

  it('is read as its reader says, which is remembered; reading again gives the same', async () => {
    const text = 'id,city\n1,Łódź\n2,Kraków\n';
    const bytes = encodeText(text, 'windows-1250');
    const { file, source } = await draftOf(bytes, 'windows-1250');
    expect(await file.text()).toBe(text);
    expect(source.origin).toMatchObject({ encoding: 'windows-1250', chosenEncoding: true });
    const again = await draftOf(bytes, source.origin.encoding);
    expect(again.source).toEqual(source);
  });

  it('says where it is not what its reader says', async () => {
    const { issues } = await draftOf(encodeText('id,city\n1,北京\n2,广州\n', 'gb18030'), 'utf-8');
    expect(issues.filter(({ code }) => code === 'undecodable-text')).toMatchObject([
      { level: 'warning', file: 'orders.csv', line: 2, facts: { encoding: 'utf-8' } },
    ]);
  });
});

const FOLDER = shared('data/csv-torture/encoding-detect-text');

describe.skipIf(areAbsent(FOLDER))('public texts whose folder names their encoding', () => {
  const paths = areAbsent(FOLDER)
    ? []
    : readdirSync(FOLDER, { recursive: true })
        .map(String)
        .filter((path) => statSync(`${FOLDER}/${path}`).isFile());

  it.each(paths)('%s opens or is refused with a reason', async (path) => {
    const reading = await readDraft(fileOf(readFileSync(`${FOLDER}/${path}`), path));
    if (isRefusal(reading)) expect(reading.issues.length).toBeGreaterThan(0);
    else expect(reading.source.columns.length).toBeGreaterThan(0);
  });
});
