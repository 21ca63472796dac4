/** The part of a worker's file access that is used: TypeScript lists it for workers only. */
interface FileSystemSyncAccessHandle {
  write(buffer: Uint8Array, options?: { readonly at?: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface FileSystemFileHandle {
  createSyncAccessHandle(): Promise<FileSystemSyncAccessHandle>;
}
