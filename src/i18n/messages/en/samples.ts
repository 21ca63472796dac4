export const samples = {
  'samples.title': 'Or look around in a made-up shop',
  'samples.make.lead': 'Any size you like:',
  'samples.make.button': 'Make me a shop …',

  'samples.tea.title': 'Tea shop 茶叶网店',
  'samples.tea.teaser':
    'A Chinese web shop in a Taobao export: two years, 1,200 buyers, one mailing, one price rise, two surveys.',
  'samples.tea.story':
    'A made-up web shop for tea, July 2024 to June 2026. Many buy once, a few become regulars; live-stream buyers return less, recommended ones more. A mailing in November 2025 went to half of those chosen for it and made them buy more for three weeks; prices rose by 8 % in August 2025. The export is written as Taobao writes it: GBK, ids as ="…", closed and unpaid orders among the rest.',
  'samples.distributor.title': 'B2B distributor',
  'samples.distributor.teaser':
    'Restaurant supplies for 180 accounts: few large ones, returns, credit terms, visits, a quarterly survey.',
  'samples.distributor.story':
    'A made-up distributor of restaurant supplies, 2024 to mid-2026: 180 accounts of very different size that order at a steady pace. A twentieth of the orders comes back in part. Prices rose by 6 % in October 2025. The account file has credit terms, the visits those of three field sellers; the quarterly survey comes as Qualtrics exports it.',
  'samples.box.title': 'Subscription box',
  'samples.box.teaser':
    'Three years of monthly charges: contracts that start and end, tickets, two surveys, a price rise.',
  'samples.box.story':
    'A made-up subscription box, July 2023 to June 2026: 1,400 subscribers who are charged every 30 days and may leave at each renewal, most of them early or not at all. Prices rose by 10 % in July 2025. Contracts carry start, end and reason.',

  'samples.files': 'Files of this shop, and the truth behind them:',
  'samples.file.orders': 'Orders',
  'samples.file.charges': 'Charges',
  'samples.file.members': 'Customers',
  'samples.file.accounts': 'Accounts',
  'samples.file.contracts': 'Contracts',
  'samples.file.visits': 'Visits',
  'samples.file.tickets': 'Tickets',
  'samples.file.survey': 'Survey',
  'samples.file.campaign': 'Mailing',
  'samples.file.truth_customers': 'Truth per customer',
  'samples.file.truth': 'Truth in all',
  'samples.missing': '{file} could not be fetched from the server this page came from.',

  'samples.maker.title': 'Make me a shop',
  'samples.maker.text':
    'Order lines of a shop that follows a known model (Pareto/NBD with gamma-gamma spend): to try things out at any size, or to see whether an analysis finds the truth again.',
  'samples.maker.customers': 'Customers',
  'samples.maker.years': 'Time span',
  'samples.maker.years.unit': 'years',
  'samples.maker.orders': 'Orders a year',
  'samples.maker.orders.hint': 'of a customer who stays, on average',
  'samples.maker.churn': 'Churn a year',
  'samples.maker.churn.hint': 'stop for good within a year',
  'samples.maker.seed': 'Seed',
  'samples.maker.seed.hint': 'the same seed makes the same shop',
  'samples.maker.size': 'About {lines, number} order lines, {bytes}',
  'samples.maker.too_many':
    'More than {most, number} lines are too many for one tab: choose fewer customers, years or orders.',
  'samples.maker.open': 'Open it',
  'samples.maker.save': 'Save as CSV …',
  'samples.maker.file': 'shop',
  'samples.maker.making': 'Making the shop',
  'samples.maker.progress': '{lines, number} lines',
  'samples.maker.failed.wrong-type': '{path}: this is of the wrong kind.',
  'samples.maker.failed.missing-key': '{path}: this is missing.',
  'samples.maker.failed.unknown-key': '{path}: nothing is called so.',
  'samples.maker.failed.out-of-range': '{path}: this number is out of range.',
  'samples.maker.failed.not-whole': '{path}: this must be a whole number.',
  'samples.maker.failed.not-a-date': '{path}: this is not a date.',
  'samples.maker.failed.wrong-length': '{path}: this list is too long or too short.',
  'samples.maker.failed.empty-list': '{path}: this list is empty.',
  'samples.maker.failed.no-weight': '{path}: at least one weight must be above zero.',
  'samples.maker.failed.duplicate-key': '{path}: this name is there twice.',
  'samples.maker.failed.shares-above-one': '{path}: together these shares are more than all.',
  'samples.maker.failed.unknown-reference': '{path}: nothing in the description has this name.',
  'samples.maker.failed.not-a-scale': '{path}: this question is not a scale.',
  'samples.maker.failed.cyclic-drivers': '{path}: these questions drive each other in a circle.',
  'samples.maker.failed.drivers-too-strong': '{path}: these drivers explain more than there is to explain.',
  'samples.maker.failed.too-many-orders':
    'That would be too many orders for one tab: choose fewer customers, years or orders a year.',
  'samples.maker.failed.other': 'The shop could not be made: {detail}',
} as const;
