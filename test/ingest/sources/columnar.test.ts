import {
  Table,
  tableToIPC,
  vectorFromArray,
  DateDay,
  Decimal,
  TimestampMicrosecond,
  Int64,
} from 'apache-arrow';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { useParquetWasm } from '../../../src/ingest/sources/columnar/parquet';
import { unpack } from '../../../src/ingest/sources/unpack';
import { fileOf, refusalOf } from './support';

const require = createRequire(import.meta.url);

/** As an analyst's tool would save it: long ids, money in cents, days, moments, missing and empty. */
function orders(): Table {
  return new Table({
    id: vectorFromArray([9007199254740993n, 2n, 3n], new Int64()),
    day: vectorFromArray(
      [Date.UTC(2024, 1, 29), null, Date.UTC(1999, 11, 31)].map((day) =>
        day === null ? null : new Date(day),
      ),
      new DateDay(),
    ),
    paid_at: vectorFromArray([1709216400000, 1709216400500, null], new TimestampMicrosecond()),
    amount: vectorFromArray(
      [1250n, -5n, null].map((cents) => (cents === null ? null : words(cents))),
      new Decimal(2, 10, 128),
    ),
    note: vectorFromArray(['a,"b"', '', null]),
  });
}

function words(value: bigint): Uint32Array {
  const unsigned = BigInt.asUintN(128, value);
  return Uint32Array.from([0n, 32n, 64n, 96n], (shift) => Number((unsigned >> shift) & 0xffffffffn));
}

const EXPECTED = [
  'id,day,paid_at,amount,note',
  '9007199254740993,2024-02-29,2024-02-29 14:20:00,12.50,"a,""b"""',
  '2,,2024-02-29 14:20:00.500,-0.05,""',
  '3,1999-12-31,,,',
  '',
].join('\n');

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const { tables } = await unpack(fileOf(bytes, name));
  return (tables[0]?.file as File).text();
}

describe('Arrow', () => {
  it.each(['file', 'stream'] as const)(
    'as a %s keeps digits, dates, money and what is missing',
    async (format) => {
      expect(await textOf(tableToIPC(orders(), format), 'x.arrow')).toBe(EXPECTED);
    },
  );

  it('is refused when it is cut off', async () => {
    expect(await refusalOf(tableToIPC(orders(), 'file').subarray(0, 200), 'x.arrow')).toBe(
      'columnar-damaged',
    );
  });
});

describe('Parquet', () => {
  beforeAll(() => useParquetWasm(readFileSync(require.resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'))));

  it('keeps the same, row group by row group', async () => {
    const writer = await import('parquet-wasm/node');
    const ipc = tableToIPC(orders(), 'stream');
    const properties = new writer.WriterPropertiesBuilder().setMaxRowGroupSize(2).build();
    const parquet = writer.writeParquet(writer.Table.fromIPCStream(ipc), properties);
    expect(await textOf(parquet, 'x.parquet')).toBe(EXPECTED);
  });

  it('is refused when it is cut off', async () => {
    const bytes = Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(50, 1)]);
    expect(await refusalOf(bytes, 'x.parquet')).toBe('columnar-damaged');
  });
});
