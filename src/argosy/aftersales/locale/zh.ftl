error-aftersales-already-sent = 此订单的货物已经发出，无法取消。请改为撤回合同；货物退回后即退款。
error-aftersales-not-placed = 此订单当前无效（状态：{ $state }），没有可取消或撤回的内容。请查看订单页面。
error-aftersales-period-over = 撤回此合同的期限已于 { $day } 结束。如有缺陷，法定质保仍然有效：请联系卖家。
error-aftersales-lines = 数量不属于此订单，或超过剩余数量。请从显示的数量中选择。
error-aftersales-nothing-left = 此订单已全部撤回。请查看订单页面。
error-aftersales-declaration = 姓名或电子邮件缺失或有误。请填写姓名以及接收确认的邮箱。
error-aftersales-unknown-withdrawal = 此订单没有这项撤回。请检查地址。
