api-field-base64 = 这不是 base64。请以 base64 发送文件字节，不带前缀。
