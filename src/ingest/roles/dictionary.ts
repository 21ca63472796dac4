import type { Role } from '../../dataset';
import { headerWords, normalizeHeader } from './normalize-header';

/** What a header says: a role, or `other`, a known field that must not be taken for a role (a line id, a phone, a fee). */
export type Meaning = Role | 'other';

export interface HeaderMatch {
  readonly meaning: Meaning;
  /** The dictionary's term that matched. */
  readonly term: string;
  /** Whether the whole header is the term; otherwise the header contains it. */
  readonly whole: boolean;
  /** Place of the term in its list: 0 is preferred over later ones. */
  readonly rank: number;
}

/**
 * Whole headers, the preferred first; paid time before created time, what the buyer paid before what was due.
 * Written as `normalizeHeader` writes them. From the exports described in the project's format notes.
 */
const WHOLE: Readonly<Record<Meaning, string>> = {
  customer_id:
    'customerid customerno customernumber customercode custid custno customerkey customeruniqueid clientid buyerid userid memberid memberno ' +
    'accountid accountno accountnumber shopperid visitorid 客户编号 客户id 客户号 客户代码 顾客编号 顾客id 会员号 会员编号 会员id 会员卡号 用户id 用户编号 ' +
    '用户uid uid openid unionid 用户unionid 买家id 买家会员名 买家账号 买家帐号 下单帐号 下单账号 买家手机号 会员手机号 买家昵称 externalreference externaldatareference customdata customdata1 customeremail email emailaddress ' +
    'buyeremail customer buyer client member 客户 顾客 会员 买家 用户 联系手机 手机号 手机号码 收件人手机号 收件人手机 买家支付宝账号 customername 客户名称 客户姓名 买家姓名 收货人姓名 收件人姓名 收件人',
  order_id:
    'orderid orderno ordernumber order# ordercode transactionid transactionno invoiceno invoiceid invoicenumber invoice receiptno receiptnumber ' +
    'receiptid billno saleid salesorder purchaseid basketid 主订单编号 订单编号 订单号 订单id 内部订单号 单号 销售单号 流水号 交易号 交易单号 小票号 发票号 order 订单',
  ordered_at:
    'paidat 订单付款时间 付款时间 买家付款时间 支付时间 支付完成时间 付款确认时间 paymentdate paymenttime 订单成交时间 成交时间 交易时间 orderdate ordertime ordereddate ' +
    'orderedat orderdatetime orderpurchasetimestamp purchasedate purchasetime purchasedat transactiondate transactiontime invoicedate saledate salesdate ' +
    'createdat created(utc) created createddate createdate datecreated 下单时间 下单日期 订单下单时间 订单创建时间 订单提交时间 订单时间 订单日期 创建时间 购买时间 购买日期 ' +
    '消费时间 消费日期 交易日期 销售日期 date datetime timestamp time closedate 日期 时间 交易成功时间 订单完成时间',
  amount:
    '买家实际支付金额 买家实付金额 用户实付金额 实付金额 实际支付金额 订单实际支付金额 实付款 实付 netsales netrevenue n.revenue(formatted) 订单实收金额 ' +
    'total ordertotal ordertotalamount totalamount amount netamount lineamount linetotal lineitemtotal revenue sales salesamount ordervalue payment paymentamount paidamount ' +
    'totalprice subtotal spend spent monetary grosssales amt 应付金额 订单应付金额 买家应付货款 应付货款 支付金额 付款金额 成交金额 消费金额 销售额 销售金额 订单金额 订单总金额 总金额 总价 ' +
    '商品总价 商品金额 商品金额合计 商品实际价格(总共) 金额 小计 合计 结算金额 商家实收金额 打款商家金额 nettotal totalcollected convertedamount',
  quantity:
    'quantity qty lineitemquantity itemquantity units unitssold itemssold pieces count orderquantity quantityordered 数量 商品数量 购买数量 订购数量 宝贝总数量 订单商品总件数 件数 sku件数 销售数量 销量',
  unit_price:
    'unitprice price lineitemprice itemprice sellingprice 单价 价格 商品单价 商品价格 商品价格(单件) 商品实际价格(单件) 销售单价 京东价 成交单价 售价',
  sku:
    'sku lineitemsku stockcode skuid skucode productid productcode productsku itemid itemcode itemno articleno barcode ean upc asin 商家编码 sku编码 sku编码(自定义) 货号 商品id ' +
    '商品编码 商品编号 商品编码(自定义) 商品编码(平台) 商品代码 商品条码 条码 产品编号 外部系统编号 商家编码规格维度 样式id',
  product:
    'product productname lineitemname item itemname productdescription producttitle product(s) description title article 商品名称 宝贝标题 选购商品 商品标题 商品 品名 产品 产品名称 全部商品名称 标题 货品名称',
  category:
    'category productcategory categoryname department producttype productgroup 品类 类目 商品分类 商品类目 分类 产品类别 类别 商品类别',
  channel:
    'channel saleschannel source originalsource orderchannel ordersource salessource platform storename store shop attribution 渠道 销售渠道 订单渠道 订单来源 来源 来源渠道 平台 店铺名称 店铺 门店 门店名称',
  region:
    'region province state country shippingprovince shippingstate billingprovince shippingcountry billingcountry shippingprovincename billingprovincename statecode(shipping) ' +
    'countrycode(shipping) country/region billingstate/province countrycode area territory market 地区 区域 省份 收货省份 收货人省份 省 大区 国家 国家/地区',
  city: 'city shippingcity billingcity town customercity 城市 市 收货城市 收货人城市 所在城市',
  status:
    'financialstatus orderstatus status paymentstatus 订单状态 交易状态 支付状态 状态 售后状态 退款状态 商品售后',
  cost: 'cost cogs unitcost totalcost costofgoods productcost 成本 成本价 进价 成本金额',
  refund:
    'refundedamount amountrefunded refund refundamount partialrefunds refunds 退款金额 商品已退款金额 已退款金额 退款',
  name: 'name fullname customername buyername billingname shippingname contactname firstname 姓名 客户姓名 会员姓名 顾客姓名 买家姓名 真实姓名 收货人姓名 收件人姓名 客户名称 会员名 会员昵称 用户名 用户昵称 昵称 username nickname',
  gender: 'gender sex 性别 客户性别 会员性别',
  birth_year: 'birthyear yearofbirth 出生年份 出生年 生年',
  birth_date: 'birthday birthdate dateofbirth dob birth 生日 出生日期 出生年月 会员生日',
  registered_at:
    'registered registeredat registrationdate registerdate signupdate signedupat signup joindate joinedat joined membersince customersince 注册时间 注册日期 入会时间 入会日期 开卡时间 建档时间',
  level:
    'level tier membership membershiplevel membershiptier customertype loyaltytier 会员等级 客户等级 等级 会员级别 会员类型',
  referrer_id:
    'referrer referrerid referredby referralcode inviter inviterid 推荐人 介绍人 邀请人 推荐人id 带货账号昵称 达人昵称 达人id',
  other:
    'lineid lineno orderlineid orderitemid 子订单编号 子订单号 支付单号 物流单号 快递单号 paymentid paymentintentid cardid rowid index 序号 邮费 运费 订单运费 tax taxes shipping tip fee fees ' +
    'discount discountamount discounts currency 发货时间 确认收货时间 订单发货时间 订单完成结算时间 结算时间 fulfilledat cancelledat refundedat updatedat 更新时间 timezone phone zip postcode 发票抬头 发票类型 ' +
    '收货地址 详细地址 买家应付邮费 返点积分 买家支付积分 买家实际支付积分 集分宝抵扣 天猫卡券抵扣 店铺id 商品种类数 宝贝种类 下单次数 fulfillmentstatus lineitemfulfillmentstatus disputestatus lineitemcompareatprice ' +
    'lineitemdiscount giftcardsales outstandingbalance 发票内容 订单类型 买家是否会员 devicename staffname staffid 余额支付 定金排名 取消原因 risklevel riskscore sourcefile sourcefile2 filename 来源文件 文件名',
};

/** Parts that give a header away when the whole is unknown: Latin as runs of words, Chinese as runs of characters. */
const PARTS: readonly (readonly [Meaning, string])[] = [
  [
    'other',
    'tax,shipping cost,shipping fee,discount,优惠,运费,邮费,折扣,积分,手续费,服务费,发货,退货时间,收货时间,结算时间,更新,物流,快递,支付宝,子订单,line id,updated,delivered,delivery,estimated,shipped,approved,last order,last purchase,first order,first purchase,最近,上次,首次,末次,累计',
  ],
  ['refund', 'refund,退款金额'],
  ['status', 'status,状态'],
  ['referrer_id', 'referrer,referred by,推荐人,介绍人,达人昵称'],
  ['registered_at', 'registered,registration,sign up date,signup date,注册,入会'],
  ['birth_year', 'birth year,year of birth,出生年份'],
  ['birth_date', 'birth,birthday,生日,出生'],
  ['gender', 'gender,性别'],
  [
    'customer_id',
    'customer id,customer no,customer code,customer number,customer unique id,client id,member id,user id,buyer id,cust id,customer email,客户编号,客户号,客户id,会员号,会员编号,会员卡,用户id,会员id,买家会员名,买家昵称,下单帐号,customer,email,手机号',
  ],
  [
    'order_id',
    'order id,order no,order number,order #,invoice no,invoice number,transaction id,receipt no,receipt number,订单编号,订单号,流水号,小票',
  ],
  [
    'ordered_at',
    'paid at,order date,order time,purchase date,purchase timestamp,invoice date,transaction date,created at,sale date,付款时间,支付时间,下单时间,成交时间,创建时间,交易时间,日期,date,timestamp',
  ],
  ['unit_price', 'unit price,item price,price,单价,价格'],
  ['quantity', 'quantity,qty,数量,件数'],
  ['cost', 'cogs,cost,成本'],
  [
    'amount',
    'net sales,net revenue,order total,total amount,amount paid,revenue,amount,total,sales,实付,金额,销售额',
  ],
  ['category', 'category,类目,品类'],
  ['sku', 'sku,stock code,product id,item id,product code,商家编码,商品编码,货号'],
  ['product', 'product name,item name,product,商品名称,宝贝标题,品名'],
  [
    'level',
    'member level,membership level,customer level,loyalty level,vip level,tier,会员等级,客户等级,等级',
  ],
  ['channel', 'channel,渠道,source'],
  ['city', 'city,城市'],
  ['region', 'region,province,country,省份,地区'],
];

const TERMS = new Map<string, HeaderMatch[]>();
for (const [meaning, terms] of Object.entries(WHOLE) as [Meaning, string][]) {
  terms.split(' ').forEach((term, rank) => {
    TERMS.set(term, [...(TERMS.get(term) ?? []), { meaning, term, whole: true, rank }]);
  });
}

/** The parts one by one; terms in Latin letters are whole words. */
const PART_TERMS = PARTS.flatMap(([meaning, list]) =>
  list.split(',').map((term) => ({
    meaning,
    term,
    isLatin: /[a-z]/.test(term) && !/\p{Script=Han}/u.test(term),
  })),
).map((part, index) => ({ ...part, rank: index + 1 }));

/**
 * What a header may mean, the likeliest first: whole headers of the dictionary, else the first part that it contains.
 * Empty for a header that says nothing.
 */
export function meaningsOf(header: string): readonly HeaderMatch[] {
  const normal = normalizeHeader(header);
  const whole = TERMS.get(normal);
  if (whole !== undefined) return whole;
  const words = ` ${headerWords(header).join(' ')} `;
  const found = PART_TERMS.find(({ term, isLatin }) =>
    isLatin ? words.includes(` ${term} `) : normal.includes(term),
  );
  return found === undefined
    ? []
    : [{ meaning: found.meaning, term: found.term, whole: false, rank: found.rank }];
}
