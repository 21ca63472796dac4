import type { Role } from '../../../src/dataset';

/** A header as a real export has it, with made-up rows and the roles it must give. */
export interface ExportCase {
  readonly name: string;
  readonly header: string;
  readonly rows: readonly string[];
  readonly roles: Partial<Record<Role, string>>;
}

export const EXPORTS: readonly ExportCase[] = [
  {
    name: 'Shopify orders',
    header:
      'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem fulfillment status,Billing Name,Billing City,Billing Zip,Billing Province,Billing Country,Shipping City,Shipping Province,Cancelled at,Refunded Amount,Vendor,Location,Id,Source,Phone',
    rows: [
      "#1001,ann@example.com,paid,2025-10-07 09:50:26 +0200,fulfilled,2025-10-08 10:00:00 +0200,EUR,40.00,5.00,2.00,47.00,,0.00,2025-10-07 09:49:00 +0200,1,Mug,15.00,,MUG-1,fulfilled,Ann A,Rome,'00100,RM,IT,Rome,RM,,0.00,Potter,,5551,web,",
      '#1001,ann@example.com,,,,,,,,,,,,2025-10-07 09:49:00 +0200,1,Plate,25.00,,PLT-2,fulfilled,,,,,,,,,,Potter,,,,',
      "#1002,bob@example.com,refunded,2025-10-09 11:00:00 +0200,fulfilled,2025-10-10 10:00:00 +0200,EUR,30.00,5.00,2.00,37.00,,0.00,2025-10-09 10:58:00 +0200,2,Mug,15.00,,MUG-1,fulfilled,Bob B,Milan,'20100,MI,IT,Milan,MI,,37.00,Potter,,5552,web,",
      "#1003,ann@example.com,paid,2025-11-13 09:50:26 +0100,fulfilled,2025-11-14 10:00:00 +0100,EUR,15.00,5.00,1.00,21.00,,0.00,2025-11-13 09:49:00 +0100,1,Mug,15.00,,MUG-1,fulfilled,Ann A,Rome,'00100,RM,IT,Rome,RM,,0.00,Potter,,5553,pos,",
    ],
    roles: {
      customer_id: 'Email',
      order_id: 'Name',
      ordered_at: 'Paid at',
      amount: 'Total',
      quantity: 'Lineitem quantity',
      unit_price: 'Lineitem price',
      sku: 'Lineitem sku',
      product: 'Lineitem name',
      status: 'Financial Status',
      refund: 'Refunded Amount',
      channel: 'Source',
      city: 'Shipping City',
      region: 'Shipping Province',
      name: 'Billing Name',
    },
  },
  {
    name: '淘宝 ExportOrderList',
    header:
      '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因',
    rows: [
      '="193012345678901234",小红,a@example.com,59.00,0.00,0,59.00,0,59.00,0,交易成功,,王某,某省某市某路,快递,,\'18600000001,2016/5/23 22:02,2016/5/23 22:03,帆布包,1,1,圆通,,1,7,我的店,',
      '="193012345678901235",大明,b@example.com,99.00,0.00,0,99.00,0,0.00,0,交易关闭,,李某,某省某市某路,快递,,\'18600000002,2016/5/24 10:02,,钱包,1,,,,1,7,我的店,买家未付款',
      '="193012345678901236",小红,a@example.com,29.00,0.00,0,29.00,0,29.00,0,交易成功,,王某,某省某市某路,快递,,\'18600000001,2016/5/26 08:12,2016/5/26 08:13,帆布包,1,1,圆通,,2,7,我的店,',
    ],
    roles: {
      order_id: '订单编号',
      customer_id: '买家会员名',
      ordered_at: '订单付款时间',
      amount: '买家实际支付金额',
      quantity: '宝贝总数量',
      product: '宝贝标题',
      status: '订单状态',
      name: '收货人姓名',
      channel: '店铺名称',
    },
  },
  {
    name: '天猫 line items',
    header:
      '子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间',
    rows: [
      '1930-1,1930123456789,帆布包,59.00,1,E1,红,,,交易成功,BAG-1,P1,59.00,59.00,没有申请退款,0.00,2026-03-05 10:00:00,2026-03-05 10:01:00',
      '1930-2,1930123456789,钱包,29.00,2,E2,黑,,,交易成功,WAL-1,P1,58.00,58.00,没有申请退款,0.00,2026-03-05 10:00:00,2026-03-05 10:01:00',
      '1930-3,1930123456790,钱包,29.00,1,E2,黑,,,交易成功,WAL-1,P2,29.00,29.00,退款成功,29.00,2026-03-16 10:00:00,2026-03-16 10:01:00',
    ],
    roles: {
      order_id: '主订单编号',
      ordered_at: '订单付款时间',
      amount: '买家实际支付金额',
      quantity: '购买数量',
      unit_price: '价格',
      product: '标题',
      sku: '商家编码',
      status: '订单状态',
      refund: '退款金额',
    },
  },
  {
    name: '京东',
    header:
      '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,运费金额,付款确认时间,货号,订单完成时间,订单来源,订单渠道',
    rows: [
      '2200001,7001,茶杯,1,在线支付,2026-03-05 09:00:00,15.00,55.00,55.00,0.00,55.00,完成,普通,jd_ann,安某,某地,1******6198,,无,0.00,2026-03-05 09:01:00,C1,2026-03-08 09:00:00,APP,自营',
      '2200001,7002,茶壶,1,在线支付,2026-03-05 09:00:00,40.00,55.00,55.00,0.00,55.00,完成,普通,jd_ann,安某,某地,1******6198,,无,0.00,2026-03-05 09:01:00,C2,2026-03-08 09:00:00,APP,自营',
      '2200002,7001,茶杯,2,在线支付,2026-03-16 09:00:00,15.00,30.00,30.00,0.00,30.00,完成,普通,jd_bob,鲍某,某地,1******6199,,无,0.00,2026-03-16 09:01:00,C1,2026-03-18 09:00:00,PC,自营',
    ],
    roles: {
      order_id: '订单号',
      customer_id: '下单帐号',
      ordered_at: '付款确认时间',
      quantity: '订购数量',
      unit_price: '京东价',
      product: '商品名称',
      sku: '货号',
      status: '订单状态',
      name: '客户姓名',
      channel: '订单渠道',
    },
  },
  {
    name: '有赞',
    header:
      '订单号,买家昵称,买家姓名,买家手机号,买家是否会员,会员等级,客户标签,买家备注,下单次数,订单状态,订单创建时间,买家付款时间,交易成功时间,全部商品名称,商品种类数,订单商品总件数,运费,店铺优惠合计,商品金额合计,收货人省份,收货人城市,收货人地区',
    rows: [
      'E20260305,小安,安某,13800000001,是,银卡,,,3,交易完成,2026-03-05 10:00:00,2026-03-05 10:01:00,2026-03-15 10:00:00,茶杯(白)(1);茶壶(青)(1),2,2,0.00,5.00,50.00,浙江省,杭州市,西湖区',
      'E20260316,小鲍,鲍某,13800000002,否,,,,1,交易关闭,2026-03-16 10:00:00,,,茶杯(白)(2),1,2,0.00,0.00,30.00,江苏省,南京市,玄武区',
      'E20260317,小安,安某,13800000001,是,银卡,,,3,交易完成,2026-03-17 10:00:00,2026-03-17 10:01:00,2026-03-27 10:00:00,茶杯(白)(1),1,1,0.00,0.00,15.00,浙江省,杭州市,西湖区',
    ],
    roles: {
      order_id: '订单号',
      customer_id: '买家手机号',
      ordered_at: '买家付款时间',
      amount: '商品金额合计',
      quantity: '订单商品总件数',
      product: '全部商品名称',
      status: '订单状态',
      region: '收货人省份',
      city: '收货人城市',
      level: '会员等级',
      name: '买家姓名',
    },
  },
  {
    name: '拼多多 (no buyer)',
    header:
      '商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,订单成交时间',
    rows: [
      '茶杯,260305-001,已收货,15.00,0.00,1.00,0.00,0.00,14.00,14.00,1,2026-03-06 10:00:00,2026-03-09 10:00:00,900001,白,51,CUP-W,CUP,,无售后或售后取消,YT1,圆通,2026-03-05 10:00:00',
      '茶壶,260316-002,已取消,40.00,0.00,0.00,0.00,0.00,40.00,40.00,1,,,900002,青,52,POT-G,POT,,退款成功,,,2026-03-16 10:00:00',
    ],
    roles: {
      order_id: '订单号',
      ordered_at: '订单成交时间',
      amount: '用户实付金额(元)',
      quantity: '商品数量(件)',
      product: '商品',
      sku: '商品id',
      status: '订单状态',
    },
  },
  {
    name: '抖店',
    header:
      '\ufeff主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品金额,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,支付完成时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,达人ID,达人昵称',
    rows: [
      '\t6900001,\t6900011,茶杯,白,1,\t3001,CUP-W,15.00,15.00,0.00,##x1y2,\t138****0001,##a1,\t2026-03-05 10:00:00,\t2026-03-05 10:01:00,,\t2026-03-12 10:00:00,已完成,-,-,\t2026-03-06 10:00:00,0.00,0.00,0.00,\t88,达人甲',
      '\t6900002,\t6900012,茶壶,青,1,\t3002,POT-G,40.00,38.00,0.00,##z3w4,\t139****0002,##b2,\t2026-03-16 10:00:00,-,,-,已关闭,-,超时未支付,-,0.00,2.00,0.00,-,-',
    ],
    roles: {
      order_id: '主订单编号',
      ordered_at: '支付完成时间',
      quantity: '商品数量',
      product: '选购商品',
      sku: '商家编码',
      status: '订单状态',
      customer_id: '收件人手机号',
      amount: '订单应付金额',
      referrer_id: '达人昵称',
    },
  },
  {
    name: '微信小店',
    header:
      '订单号,订单下单时间,支付时间,订单状态,订单发货时间,订单确认收货时间,订单完成结算时间,商品名称,商品编码(平台),商品编码(自定义),SKU编码(自定义),商品属性,商品数量,商品价格(单件),商品实际价格(单件),商品实际价格(总共),商品总价,商品优惠,订单运费,订单实际支付金额,订单实际收款金额,商品已退款金额,商品售后,商品发货,收件人姓名,收件人手机,省,市,区,收件人地址,买家备注,带货账号昵称,带货费用,支付方式,交易单号',
    rows: [
      '3700001,2026-03-05 10:00:00,2026-03-05 10:01:00,已完成,2026-03-06 10:00:00,2026-03-09 10:00:00,2026-03-19 10:00:00,茶杯,10001,CUP,CUP-W,白,1,15.00,15.00,15.00,15.00,0.00,0.00,15.00,15.00,0.00,无,已发货,安某,13800000001,浙江省,杭州市,西湖区,某路,,小播,1.00,微信,T1',
      '3700002,2026-03-16 10:00:00,2026-03-16 10:01:00,已取消,2026-03-17 10:00:00,2026-03-19 10:00:00,2026-03-29 10:00:00,茶壶,10002,POT,POT-G,青,2,40.00,39.00,78.00,80.00,2.00,0.00,78.00,78.00,78.00,退款成功,已发货,鲍某,13800000002,江苏省,南京市,玄武区,某路,,小播,1.00,微信,T2',
    ],
    roles: {
      order_id: '订单号',
      ordered_at: '支付时间',
      amount: '订单实际支付金额',
      quantity: '商品数量',
      unit_price: '商品价格(单件)',
      product: '商品名称',
      sku: 'SKU编码(自定义)',
      customer_id: '收件人手机',
      name: '收件人姓名',
      region: '省',
      city: '市',
      refund: '商品已退款金额',
      status: '订单状态',
      referrer_id: '带货账号昵称',
    },
  },
  {
    name: 'Stripe payments',
    header:
      'id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand,PaymentIntent ID',
    rows: [
      'ch_1a,Plan A,Payment complete.,2026-03-05 10:00,12.00,0.00,usd,12.00,0.00,0.65,0.00,usd,Live,Paid,SHOP,cus_9,,ann@example.com,true,card_1,4242,Visa,pi_1',
      'ch_1b,Plan B,Declined.,2026-03-16 10:00,24.00,0.00,usd,24.00,0.00,0.00,0.00,usd,Live,Failed,SHOP,cus_8,,bob@example.com,false,card_2,0341,Visa,pi_2',
      'ch_1c,Plan A,Payment complete.,2026-04-05 10:00,12.00,12.00,usd,12.00,12.00,0.65,0.00,usd,Live,Refunded,SHOP,cus_9,,ann@example.com,true,card_1,4242,Visa,pi_3',
    ],
    roles: {
      order_id: 'id',
      customer_id: 'Customer ID',
      ordered_at: 'Created (UTC)',
      amount: 'Amount',
      refund: 'Amount Refunded',
      status: 'Status',
      product: 'Description',
    },
  },
  {
    name: 'Square items',
    header:
      'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID',
    rows: [
      '07/04/2026,11:20:05,Eastern,Drinks,Latte,1,Large,L1,,"$4.00","$0.00","$4.00",$0.30,T1,P1,Till,,,Payment,Main,For here,C9,Ann,',
      '07/14/2026,11:30:05,Eastern,Food,Cake,2,Slice,K1,,"$1,028.00","$1.00","$1,027.00",$2.00,T2,P2,Till,,,Payment,Main,To go,C8,Bob,',
    ],
    roles: {
      ordered_at: 'Date',
      category: 'Category',
      product: 'Item',
      quantity: 'Qty',
      sku: 'SKU',
      amount: 'Net Sales',
      order_id: 'Transaction ID',
      customer_id: 'Customer ID',
      name: 'Customer Name',
    },
  },
  {
    name: 'WooCommerce',
    header:
      'Order Number,Order Status,Order Date,State Code (Shipping),Country Code (Shipping),Order Total Amount,Order Total Tax Amount',
    rows: [
      '1001,completed,2026-03-05 10:00,CA,US,47.00,2.00',
      '1002,cancelled,2026-03-16 11:00,NY,US,37.00,2.00',
    ],
    roles: {
      order_id: 'Order Number',
      status: 'Order Status',
      ordered_at: 'Order Date',
      region: 'State Code (Shipping)',
      amount: 'Order Total Amount',
    },
  },
  {
    name: '小鹅通',
    header:
      '内部订单号,用户ID,用户UNION_ID,买家昵称,真实姓名,买家手机号,商品ID,商品名称,订单类型,订单状态,订单实收金额,支付时间,支付方式,结算时间',
    rows: [
      'o_1,u_1,x1,小安,安某,13800000001,p_1,课程甲,普通,已支付,99.00,2026-03-05 10:00:00,微信,2026-03-06 10:00:00',
      'o_2,u_2,x2,小鲍,鲍某,13800000002,p_1,课程甲,普通,已退款,99.00,2026-03-16 10:00:00,微信,2026-03-17 10:00:00',
    ],
    roles: {
      order_id: '内部订单号',
      customer_id: '用户ID',
      ordered_at: '支付时间',
      amount: '订单实收金额',
      sku: '商品ID',
      product: '商品名称',
      status: '订单状态',
      name: '真实姓名',
    },
  },
  {
    name: 'Olist orders',
    header:
      'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date',
    rows: [
      'e481f,9ef43,delivered,2017-10-02 10:56:33,2017-10-02 11:07:15,2017-10-04 19:55:00',
      '53cdb,b0830,canceled,2018-07-24 20:41:37,2018-07-26 03:24:27,2018-07-26 14:31:00',
    ],
    roles: {
      order_id: 'order_id',
      customer_id: 'customer_id',
      status: 'order_status',
      ordered_at: 'order_purchase_timestamp',
    },
  },
];
