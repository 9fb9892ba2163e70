error-aftersales-already-sent = Ya han salido artículos de este pedido y no se puede cancelar. Desista del contrato; recibirá su dinero cuando los artículos hayan vuelto.
error-aftersales-not-placed = Este pedido no está en vigor (estado: { $state }); no hay nada que cancelar ni de lo que desistir. Consulte la página del pedido.
error-aftersales-period-over = El plazo para desistir de este contrato terminó el { $day }. Si hay un defecto sigue valiendo la garantía legal: escriba al vendedor.
error-aftersales-lines = Una cantidad no es de este pedido o supera lo que queda. Elija entre las cantidades mostradas.
error-aftersales-nothing-left = Ya ha desistido de todo este pedido. Consulte la página del pedido.
error-aftersales-declaration = Faltan el nombre o el correo, o no son correctos. Indique el nombre y la dirección a la que debe ir el acuse de recibo.
error-aftersales-unknown-withdrawal = Este pedido no tiene ese desistimiento. Compruebe la dirección.
