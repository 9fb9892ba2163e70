error-data-folder-read-only = Argosy 无法写入 { $folder }（{ $reason }）。请授予当前用户写入权限，或将 ARGOSY_HOME 设为可写入的文件夹。
error-data-folder-of-another = { $folder } 属于用户 { $owner }。请以 { $owner } 身份运行 Argosy，或将 ARGOSY_HOME 设为您自己的文件夹。
error-disk-full = { $folder } 所在的磁盘已满。请释放空间（至少 128 MB）后重新启动；已保存的数据不会丢失。
error-second-instance = Argosy 已在使用 { $folder } 中的数据运行（进程 { $pid }）。请先停止该进程，或将 ARGOSY_HOME 设为其他文件夹。
error-no-unprivileged-user = PostgreSQL 不能以 root 身份运行，且找不到也无法创建其他账户。请用“useradd --system argosy”创建一个账户，或以普通用户身份运行 Argosy。
error-socket-folder = 数据库套接字需要使用 { $folder }，但它属于他人或对他人开放。请删除它后重新启动。
error-no-server-binaries = { $folder } 中缺少 PostgreSQL 程序或无法读取。请重新运行 bin/setup，或将 DATABASE_URL 设为您自己的 PostgreSQL。
error-data-of-other-version = { $folder } 中的数据由 PostgreSQL { $made_by } 创建，而本版本自带 { $carried }。请启动较早版本的 Argosy，用 pg_dump 导出，再导入到新文件夹。
error-server-would-not-start = PostgreSQL 未能启动：{ $reason }。详情见 { $log }。
error-server-would-not-stop = { $folder } 的 PostgreSQL 服务器尚未停止。请等待一分钟后重试；“argosy doctor”会显示其进程。
error-database-unreachable = 无法连接 DATABASE_URL 指定的数据库：{ $reason }。请确认数据库正在运行，且地址、用户和密码正确。
error-server-version = 您的数据库服务器是 PostgreSQL { $found }。Argosy 需要 { $oldest } 或更高版本：请升级，或取消设置 DATABASE_URL 以使用 Argosy 自带的服务器。
error-newer-schema = 数据库已被更新版本的 Argosy 修改（{ $migration }）。请安装该版本或更高版本，或将 ARGOSY_HOME 设为其他文件夹。
error-port-taken = 端口 { $port } 已被其他程序占用。请停止该程序，或选择其他端口，例如 ARGOSY_PORT={ $free }。
error-port-refused = Argosy 无法监听端口 { $port }（{ $reason }）。请选择其他端口，例如 ARGOSY_PORT={ $free }。
error-port-invalid = ARGOSY_PORT 的值“{ $port }”不是端口。请填写 1 到 65535 之间的整数。
error-web-would-not-start = 网页服务器没有响应。详情见 { $log }。
