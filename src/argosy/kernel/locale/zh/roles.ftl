error-brand-role-not-granted = 数据库服务器上已有角色 { $role }（由另一套安装创建），而您的用户 { $user } 不是其成员。请让服务器管理员执行“GRANT { $role } TO { $user };”，然后重新启动。
error-brand-role-not-made = 您的数据库用户 { $user } 无权创建角色 { $role }，该角色把每个品牌限制在自己的数据行内。请让服务器管理员执行“CREATE ROLE { $role } NOLOGIN; GRANT { $role } TO { $user };”，然后重新启动。
