/** The only folder of DuckDB's file system that SQL may read: files registered by us. */
export const FILE_FOLDER = 'local/';

/**
 * Run once, in this order, before anything else. After the lock no setting can change, no extension can load and only
 * registered files can be read, whatever SQL a notebook brings.
 */
export const BOOT_STATEMENTS: readonly string[] = [
  'SET GLOBAL perfect_ht_threshold=24', // for every connection: dense integer customer keys aggregate in an array instead of a hash table
  'SET preserve_insertion_order=false',
  'SET autoinstall_known_extensions=false',
  'SET autoload_known_extensions=false',
  `SET allowed_directories=['${FILE_FOLDER}']`,
  'SET enable_external_access=false',
  'SET lock_configuration=true',
];
