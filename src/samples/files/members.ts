import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { birthday, memberName } from './people';
import { CHINESE, headerRow } from './plain-form';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf('会员编号,会员名,手机号,性别,生日,省份,城市,会员等级,入会时间,渠道,推荐人');

const GENDERS = { female: '女', male: '男' } as const;

/** 会员: the members of a Chinese shop; 会员名 is the buyer's name on the platforms, of 生日 only the year is true. */
export const MEMBERS: FileForm = {
  ...CHINESE,
  key: 'members',
  fileName: '会员.csv',
  carries: ['customers', 'times', 'attributes', 'places', 'channels', 'referrals'],
  roles: {
    会员编号: 'customer_id',
    会员名: 'name',
    性别: 'gender',
    生日: 'birth_date',
    省份: 'region',
    城市: 'city',
    会员等级: 'level',
    入会时间: 'registered_at',
    渠道: 'channel',
    推荐人: 'referrer_id',
  },
  header: headerRow(names),
  *rows({ shop }) {
    for (const customer of shop.customers()) {
      yield row({
        会员编号: customer.id,
        会员名: memberName(customer),
        手机号: customer.phone,
        性别: customer.gender === null ? '未知' : GENDERS[customer.gender],
        生日: birthday(customer),
        省份: customer.region,
        城市: customer.city,
        会员等级: customer.level ?? '',
        入会时间: isoTime(customer.acquiredAt),
        渠道: customer.channel,
        推荐人: customer.referrer === null ? '' : shop.customer(customer.referrer).id,
      });
    }
  },
};
