import type { Seconds } from '../shop';
import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { headerRow, PLAIN } from './plain-form';
import { isoTime } from './wall-clock';

const TICKET = columnsOf('ticket_id,customer_id,opened_at,answered_at,closed_at,type,channel');
const SEND = columnsOf('campaign,customer_id,arm,sent_at');
const CONTRACT = columnsOf('contract_id,customer_id,plan,started_at,ended_at,end_reason');
const VISIT = columnsOf('customer_id,visited_at,visited_by,note');

/** Requests to the customer service; an empty time has not come yet. */
export const TICKETS: FileForm = {
  ...PLAIN,
  key: 'tickets',
  fileName: 'tickets.csv',
  carries: ['tickets', 'times'],
  roles: { customer_id: 'customer_id', channel: 'channel' },
  header: headerRow(TICKET.names),
  *rows({ shop }) {
    for (const ticket of shop.tickets) {
      yield TICKET.row({
        ticket_id: `T${String(ticket.no + 1).padStart(6, '0')}`,
        customer_id: shop.customer(ticket.customer).id,
        opened_at: isoTime(ticket.openedAt),
        answered_at: timeOrNothing(ticket.answeredAt),
        closed_at: timeOrNothing(ticket.closedAt),
        type: ticket.type,
        channel: ticket.channel,
      });
    }
  },
};

/** Who took part in which mailing; nothing was sent to the arm `control`. */
export const CAMPAIGN_SENDS: FileForm = {
  ...PLAIN,
  key: 'campaign-sends',
  fileName: 'campaign-sends.csv',
  carries: ['sends', 'times'],
  roles: { customer_id: 'customer_id' },
  header: headerRow(SEND.names),
  *rows({ shop }) {
    for (const { campaign, customer, arm, sentAt } of shop.sends) {
      yield SEND.row({
        campaign,
        customer_id: shop.customer(customer).id,
        arm,
        sent_at: timeOrNothing(sentAt),
      });
    }
  },
};

/** Contracts of a shop that charges by period; no end while one runs. */
export const CONTRACTS: FileForm = {
  ...PLAIN,
  key: 'contracts',
  fileName: 'contracts.csv',
  carries: ['contracts', 'times'],
  roles: { customer_id: 'customer_id' },
  header: headerRow(CONTRACT.names),
  *rows({ shop }) {
    for (const contract of shop.contracts) {
      yield CONTRACT.row({
        contract_id: `K${String(contract.no + 1).padStart(6, '0')}`,
        customer_id: shop.customer(contract.customer).id,
        plan: contract.plan,
        started_at: isoTime(contract.startedAt),
        ended_at: timeOrNothing(contract.endedAt),
        end_reason: contract.endReason ?? '',
      });
    }
  },
};

/** Visits of the sales force. */
export const VISITS: FileForm = {
  ...PLAIN,
  key: 'visits',
  fileName: 'visits.csv',
  carries: ['visits', 'times'],
  roles: { customer_id: 'customer_id' },
  header: headerRow(VISIT.names),
  *rows({ shop }) {
    for (const { customer, at, by, note } of shop.visits) {
      yield VISIT.row({
        customer_id: shop.customer(customer).id,
        visited_at: isoTime(at),
        visited_by: by,
        note,
      });
    }
  },
};

function timeOrNothing(at: Seconds | null): string {
  return at === null ? '' : isoTime(at);
}
