import type { Block } from '../blocks';
import type { MessageKey } from '../i18n';
import type { Role, SqlStep } from '../dataset';
import type { AnalysisContext } from './context';

/** A question that the library can answer from the canonical tables: parameters → SQL steps → published tables and blocks. */
export interface Analysis<P extends object = object> {
  /** Stable name: the default name of its cell and of the table it publishes. */
  readonly id: string;
  readonly title: MessageKey;
  /** The question it answers, in one line. */
  readonly question: MessageKey;
  /** Definition, conventions and source of the method. */
  readonly method: MessageKey;
  /** Roles without which it cannot run: one of each group. */
  readonly needs: readonly (readonly Role[])[];
  readonly settings: readonly Setting[];
  /**
   * Complete parameters from a partial, untrusted object.
   * @throws {AnalysisError} `invalid-parameters` naming the parameter
   */
  parse(parameters: unknown): P;
  run(context: AnalysisContext, parameters: P): Promise<AnalysisResult>;
}

export interface AnalysisResult {
  readonly blocks: readonly Block[];
  readonly steps: readonly SqlStep[];
  /** Rows of the table it published. */
  readonly rows: number;
  /** Changes of parameters that its reader may take over by a click. */
  readonly offers?: readonly Offer[];
  /** Values that the analysis chose where a parameter was left open, such as the as-of date: shown in the settings. */
  readonly resolved?: Readonly<Record<string, string | number>>;
}

export interface Offer {
  readonly id: string;
  readonly label: MessageKey;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One control of the settings panel, bound to a parameter by name. */
export type Setting = Control & {
  /** Stands there only while this holds of the complete parameters. */
  readonly when?: (parameters: object) => boolean;
};

type Control =
  | {
      readonly kind: 'choice';
      readonly parameter: string;
      readonly label: MessageKey;
      readonly options: readonly { readonly value: string | number; readonly label: MessageKey | string }[];
    }
  | { readonly kind: 'date'; readonly parameter: string; readonly label: MessageKey }
  | {
      readonly kind: 'share';
      readonly parameter: string;
      readonly label: MessageKey;
      readonly min: number;
      readonly max: number;
    }
  | {
      /** Texts by key; one that is left empty is absent from the parameter. */
      readonly kind: 'texts';
      readonly parameter: string;
      readonly label: MessageKey;
      readonly entries: readonly {
        readonly key: string;
        readonly label: MessageKey;
        readonly placeholder: MessageKey;
      }[];
    };
