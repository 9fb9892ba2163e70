# Refusals

error-compliance-rule-file =
    Los archivos de reglas no son válidos ({ $count }): corrija estas entradas.
    { $problems }
error-compliance-uncovered-market = No hay reglas para el mercado «{ $market }»: añada su archivo de reglas antes de vender allí.
error-compliance-unknown-rule = No existe la regla «{ $rule }»: consulte el identificador en la lista de reglas.
error-compliance-unknown-gate = «{ $gate }» no es un control: elija uno de { $known }.
error-compliance-registration-invalid = No se puede registrar: { $field } es «{ $value }». Indique país (dos letras), régimen (weee, packaging, packaging_ar, battery, furniture) y número.

# Verdicts and findings

compliance-outcome-allowed = Se puede vender
compliance-outcome-warn = Se puede vender, con avisos
compliance-outcome-blocked = No se puede vender
compliance-outcome-unknown = Aún no se puede decidir
compliance-finding-pass = Cumplida
compliance-finding-fail = No cumplida
compliance-finding-unknown = Faltan datos
compliance-severity-block = Impide la venta
compliance-severity-warn = Aviso
compliance-severity-show = Debe mostrarse
compliance-heading-rule = Regla
compliance-heading-source = Fuente legal
compliance-heading-remedy = Qué hacer
compliance-heading-supply = Qué aportar
compliance-heading-variants = Variantes afectadas
compliance-heading-checked = Comprobado el { $date }
compliance-confidence-C = Leído en una fuente primaria u oficial
compliance-confidence-2 = De una fuente secundaria
compliance-confidence-K = Conocimiento general, sin confirmar

# Displays

compliance-energy-class = Clase energética { $letter } en una escala de A a G.
compliance-energy-class-hdr = En alto rango dinámico: clase { $letter }.
compliance-energy-label = Etiqueta energética
compliance-energy-sheet = Ficha de información del producto
compliance-car-label = Clase de CO2 { $letter } en una escala de A a G, { $grams } g de CO2 por km (WLTP, combinado).
compliance-charger-included = Incluye cargador.
compliance-charger-not-included = No incluye cargador.
compliance-charging-power = El cargador debe suministrar entre { $least } y { $most } W para la carga más rápida.
compliance-years-unit = { $years ->
        [one] año
       *[other] años
    }
compliance-guarantee-heading = Su garantía legal
compliance-guarantee-text = Si el producto es defectuoso o no es conforme, el vendedor debe repararlo o sustituirlo gratis, rebajar el precio o devolverle el dinero.
compliance-guarantee-more = Vendedores y productores pueden ofrecer además otras garantías. Más: Your Europe.
compliance-guarantee-notice = Garantía legal de conformidad: al menos { $years } años.
compliance-durability-heading = Garantía de durabilidad del productor
compliance-durability-text = Gratuita, para todo el producto, además de su garantía legal.
compliance-durability-label = El productor garantiza gratis la durabilidad de todo el producto durante { $years } años.
compliance-display-producer = Fabricante
compliance-display-responsible-person = Persona responsable en la UE
compliance-display-trader = Vendido por
compliance-display-self-certified = El comerciante se ha comprometido a ofrecer solo productos conformes con el Derecho de la UE.
compliance-display-registration = Registro de productores
compliance-scheme-weee = Aparatos eléctricos
compliance-scheme-packaging = Envases
compliance-scheme-packaging-ar = Representante autorizado para envases
compliance-scheme-battery = Pilas y baterías
compliance-scheme-furniture = Muebles
compliance-display-warnings = Advertencias e información de seguridad
compliance-display-ce = Marcado CE
compliance-display-weee-bin = Los aparatos eléctricos no van a la basura doméstica: entréguelos por separado, gratis.
compliance-display-battery-bin = Las pilas y baterías no van a la basura doméstica: entréguelas por separado, gratis.
compliance-display-withdrawal-function = Desistir del contrato aquí
compliance-withdrawal-confirm = Confirmar el desistimiento
compliance-withdrawal-days = Puede desistir en { $days } días desde la entrega sin dar motivo.
compliance-display-order-button = Pedido con obligación de pago
compliance-display-price-reduction = Precio más bajo de los 30 días anteriores a la rebaja
compliance-display-energy-label = Clase energética
compliance-display-charger = Cargador
compliance-display-charging-power = Potencia de carga
compliance-display-guarantee-notice = Garantía legal
compliance-display-durability-label = Garantía de durabilidad
compliance-display-car-label = Consumo y emisiones de CO2
compliance-display-mobility-message = Moverse contaminando menos
compliance-display-repair-information = Pida la reparación al productor: es obligatoria a un precio razonable, incluso tras la garantía.
compliance-display-green-claim = Afirmación medioambiental con su prueba
compliance-display-unit-price = Precio por unidad de medida
compliance-display-clp-label = Información de peligros (CLP)
compliance-display-safety-data-sheet = Ficha de datos de seguridad
compliance-display-ingredient-list = Lista de componentes (detergente)
