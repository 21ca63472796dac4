import type * as en from '../en';

export const keep: Readonly<Record<keyof typeof en.keep, string>> = {
  'keep.progress': '正在恢复 {file}：{rows, number} 行，保存于 {when}',
  'keep.start_empty': '从空白开始',
  'keep.restored': '已恢复 {file}，与您在 {when} 离开时一致：{rows, number} 行，只保存在此浏览器中。',
  'keep.recent.title': '此浏览器中的近期工作',
  'keep.recent.detail': '{rows, number} 行 · {bytes} · {when}',
  'keep.recent.unnamed': '缺少记录的文件',
  'keep.recent.damaged': '它的记录（列、规则、笔记本）已损坏；文件本身仍在，{bytes}。',
  'keep.recent.newer': '由本页的更新版本写入；可以打开文件本身，{bytes}。',
  'keep.recent.open': '打开',
  'keep.recent.open_file': '打开文件',
  'keep.recent.open_named': '打开 {name}',
  'keep.recent.remove': '删除',
  'keep.recent.remove_named': '从此浏览器中删除 {name}',
  'keep.notice.unavailable':
    '此浏览器不允许本页保存任何内容（无痕窗口，或存储被禁用）：一切照常使用，但刷新后从空白开始。',
  'keep.notice.other-tab':
    '本页的另一个标签页正在负责保存。此标签页可以照常使用，但在那个标签页关闭之前，这里打开的内容不会保存。',
  'keep.notice.quota':
    '浏览器已没有空间保存这个文件：刷新后从空白开始。工作可以继续。删除近期工作可以腾出空间。',
  'keep.notice.too-large': '这个文件太大，无法保存：刷新后从空白开始。工作可以继续。',
  'keep.notice.failed': '浏览器未能保存这项工作：刷新后从空白或较早的状态开始。工作可以继续。',
  'keep.notice.changed':
    '未恢复 {file}：存储中的字节与当初保存的不一致。请重新打开原始文件；存储的那一份会保留到您删除为止。',
  'keep.notice.unreadable': '未恢复 {file}：其中找不到当时打开的表。它会保留到您删除为止。',
  'keep.notice.not-restored': '未能恢复 {file}。它仍然保存着：请从近期工作中再试一次，或打开原始文件。',
  'keep.notice.damaged': '一个已保存文件的记录已损坏，无法按原样恢复。它的字节会留在首页，直到您删除。',
  'keep.notice.newer': '这里保存着由本页更新版本写入的工作。它未被改动：请载入新版页面后继续。',
  'keep.notice.evicted': '为腾出空间，已删除近期工作中最早的 {file}。',
  'keep.notice.erased-elsewhere': '另一个标签页清除了所有保存的内容。这里打开的内容不再保存。',
  'keep.erase.title': '此浏览器保存了什么',
  'keep.erase.nothing': '目前没有保存任何文件。',
  'keep.erase.amount':
    '{works, number} 个文件，{bytes}，连同列、规则和笔记本，存放在只有本页能读取的存储中。',
  'keep.erase.button': '清除全部',
  'keep.erase.what': '将从此浏览器中、在本页的所有标签页里永久清除：',
  'keep.erase.settings': '语言和主题的选择',
  'keep.erase.elsewhere': '您磁盘上的原始文件不受影响。',
  'keep.erase.confirm': '清除',
  'keep.erase.done': '已清除。再次检查：此浏览器中没有任何残留。',
  'keep.erase.left': '未能全部清除：{names}。请关闭本页的其他标签页后再试。',
  'keep.erase.restart': '重新开始',
};
