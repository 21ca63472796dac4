/** What the page asks of the keep worker. Requests are answered one after another; every answer carries the request's number. */
export type KeepTask =
  /** Writes the file of a new work. Answer: its SHA-256. */
  | { readonly type: 'write'; readonly work: string; readonly file: File }
  /** Writes a record into one of its two files. */
  | { readonly type: 'save'; readonly work: string; readonly slot: string; readonly content: string }
  /** Answer: the SHA-256 of a file. */
  | { readonly type: 'hash'; readonly file: File };

export type KeepRequest = KeepTask & { readonly number: number; readonly place: string };

export type KeepResponse =
  | { readonly type: 'answer'; readonly number: number; readonly value: string }
  | {
      readonly type: 'failed';
      readonly number: number;
      readonly error: { readonly name: string; readonly message: string };
    };
