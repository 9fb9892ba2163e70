error-ledger-bad-transfer =
    No se puede contabilizar el movimiento «{ $kind }»: { $reason ->
        [amount] su importe debe ser un número entero positivo de unidades menores.
        [accounts] indica la misma cuenta en ambos lados.
        [currency] sus cuentas no están ambas en su moneda.
       *[twice] el mismo asiento aparece dos veces en el lote.
    }
error-ledger-transfer-conflict = El diario { $journal } ya contiene un asiento «{ $kind }» con otras cuentas u otro importe. Los asientos no se modifican: anúlelo y vuelva a contabilizar.
error-ledger-account-conflict = La cuenta { $account } ya está abierta con otro tipo, moneda o titular. Elija otro código.
error-ledger-unknown-account = No existe la cuenta { $account }. Ábrala primero.
error-ledger-bad-cursor = Esta marca de página no es válida. Vuelva a la primera página.
