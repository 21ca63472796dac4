export const charts = {
  'charts.action.method': 'Method',
  'charts.action.sql': 'SQL',
  'charts.action.rows': 'Rows',
  'charts.action.table': 'Table',
  'charts.action.about': '{action}: {title}',
  'charts.table.name': 'Table: {title}',
  'charts.table.more': '{count, plural, one {Show # more row} other {Show # more rows}}',
  'charts.table.empty': 'Nothing to show.',
  'charts.failed': 'The chart could not be drawn here. Its numbers stand in the table.',
  'charts.level.info': 'Note',
  'charts.level.warning': 'Caution',
  'charts.level.error': 'Error',
  'charts.interval': '95% interval: {low} to {high}',
  'charts.interval.label': '95% interval',
  'charts.range': '{low} to {high}',

  'charts.hint': 'Arrow keys move over the values. Escape leaves.',
  'charts.hint.select': 'Arrow keys move over the values, Enter selects one. Escape leaves.',
  'charts.announce': '{label}: {value}',
  'charts.announce.position': '{position, number} of {total, number}',
  'charts.selected': 'Selected',

  'charts.column.group': 'Group',
  'charts.column.share': 'Share',
  'charts.column.low': '95% low',
  'charts.column.high': '95% high',
  'charts.column.from': 'From',
  'charts.column.to': 'To',
  'charts.column.cumulative': 'Cumulative share',
  'charts.column.class': 'Class',
  'charts.column.period': 'Period',
  'charts.column.mean': '{measure}, mean',
  'charts.period.partial': 'incomplete',
  'charts.pair': '{x} {a} · {y} {b}',
  'charts.pareto.axis': '{items}, largest first',
  'charts.pareto.curve': 'Cumulative share: {measure}',

  'charts.border': 'Border of class {label}',
  'charts.border.readout': '{items} {itemShare} · {measure} {share}',

  'charts.summary.empty': 'The chart has no data.',
  'charts.summary.join': '{first} {second}',
  'charts.summary.treemap':
    '{measure}: {count, plural, one {# area} other {# areas}}, {total} in all. Largest: {top}, {topValue} ({topShare}). Smallest: {last}, {lastValue}.',
  'charts.summary.heatmap':
    '{measure} in {count, plural, one {# cell} other {# cells}} of {x} by {y}. Highest: {high} at {highAt}. Lowest: {low} at {lowAt}.',
  'charts.summary.pareto':
    '{items} ({count, number}) from the largest down: the first 20% hold {share} of the total. Measured by: {measure}.',
  'charts.summary.pareto.border':
    'Class {label} ends at {share} of the total, reached by the first {itemShare}.',
  'charts.summary.bar':
    '{measure} by {category}, {count, plural, one {# bar} other {# bars}}. Highest: {top}, {topValue}. Lowest: {last}, {lastValue}.',
  'charts.summary.line':
    '{measure}, {count, plural, one {# point} other {# points}}, {first} ({firstValue}) to {last} ({lastValue}). Highest: {top}, {topValue}. Lowest: {low}, {lowValue}.',
  'charts.summary.line.partial': 'The last point is not a whole period.',
} as const;
