import type { DatasetFacts, SqlStep } from '../dataset';
import type { Engine, QueryOptions, RowOf, RowShape, Sql } from '../engine';

/** What an analysis may touch while it runs. Statements go through here, so that what is shown is what ran. */
export class AnalysisContext {
  readonly dataset: DatasetFacts;
  /** The name of the cell: the table it publishes. */
  readonly name: string;
  readonly #engine: Engine;
  readonly #options: QueryOptions;
  readonly #steps: SqlStep[] = [];

  constructor(engine: Engine, dataset: DatasetFacts, name: string, options: QueryOptions = {}) {
    this.#engine = engine;
    this.#options = options;
    this.dataset = dataset;
    this.name = name;
  }

  get steps(): readonly SqlStep[] {
    return this.#steps;
  }

  /** Runs a statement for its effect. */
  async run(step: string, statement: Sql): Promise<void> {
    this.#steps.push({ name: step, sql: statement.text });
    await this.#engine.run(statement, this.#options);
  }

  async rows<const S extends RowShape>(step: string, query: Sql, shape: S): Promise<RowOf<S>[]> {
    this.#steps.push({ name: step, sql: query.text });
    return this.#engine.rows(query, shape, this.#options);
  }

  async row<const S extends RowShape>(step: string, query: Sql, shape: S): Promise<RowOf<S>> {
    this.#steps.push({ name: step, sql: query.text });
    return this.#engine.row(query, shape, this.#options);
  }
}
