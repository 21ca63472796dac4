export * from './formats';
export * from './quantity';
export * from './text';
export { Translator } from './translator';
export { hasMessage, type MessageKey } from './messages';
