.id = (.order_id | ltrimstr("ord_"))
| .order_number |= tostring
| (.full_name | index(" ")) as $space
| .contact = {email: .mail, phone: .phone, given_name: .full_name[:$space], family_name: .full_name[$space + 1:]}
| .total_cents = (.total * 100 | round)
| .currency = "EUR"
| .status |= {"open": "PENDING", "paid": "SETTLED", "cancelled": "VOID"}[.]
| .created_at |= todate
| .tags |= split(",")
| .priority |= tonumber
| .channel //= "web"
| (if .coupon == null then del(.coupon) else . end)
| .address = {street, city, zip, country}
| .warehouse |= [.]
| .remark |= .[:40]
| .lines |= map(.quantity = .qty | del(.qty))
| del(.order_id, .mail, .phone, .full_name, .total, .internal_note, .street, .city, .zip, .country)
