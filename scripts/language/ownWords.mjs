/** Words with which customers write to shops, beside the stop words and lexicons of our languages: greetings, orders, payment. */
export const OWN_WORDS = {
	en: `hello hi hey dear thanks thank please sorry yes yeah okay nice order orders ordered delivery delivered shipping shipment parcel package
		refund refunded return returned received arrived arrive customer service support account password login subscription subscribe
		unsubscribe cancel invoice payment paid charged money price store shop website app phone number address question help need
		want would working works worked broken wrong size color week weeks day days today yesterday tomorrow morning year
		years month months people time good better awesome excellent terrible amazing awful`,
	es: `hola buenas buenos días tardes noches gracias favor saludos pedido pedidos envío enviado entrega entregado paquete devolución devolver
		reembolso recibido recibí llegó llega llegar cliente clientes atención servicio cuenta contraseña suscripción cancelar factura pago
		pagué pagar dinero precio tienda página teléfono número dirección pregunta ayuda necesito quiero quisiera funciona roto talla semana
		semanas día hoy ayer mañana año años mes meses gente tiempo pésimo excelente encanta recomendado bonito`,
	fr: `bonjour bonsoir salut merci svp s'il vous plaît cordialement commande commandé livraison livré colis retour retourner remboursement
		rembourser reçu arrivé client clients service compte abonnement annuler facture paiement payé argent prix magasin boutique site
		téléphone numéro adresse question aide besoin veux voudrais marche fonctionne cassé taille semaine semaines jour jours hier demain
		matin année ans mois gens temps déçu déçue nul nulle excellent parfait adore`,
	de: `hallo moin guten tag morgen abend danke bitte grüße bestellung bestellt lieferung geliefert versand paket päckchen rückgabe
		zurückgeben rücksendung erstattung erstatten erhalten angekommen ankommen kunde kunden kundenservice konto passwort abo
		abonnement kündigen stornieren rechnung zahlung bezahlt geld preis laden geschäft seite telefon nummer adresse frage
		brauche möchte funktioniert kaputt größe woche wochen tag tage heute gestern jahr jahre monat monate leute zeit perfekt`,
	it: `ciao buongiorno buonasera salve grazie prego favore saluti ordine ordini ordinato spedizione spedito consegna consegnato pacco reso
		restituire rimborso ricevuto arrivato arrivata arrivare cliente clienti servizio assistenza conto abbonamento annullare disdire
		fattura pagamento pagato soldi prezzo negozio sito telefono numero indirizzo domanda aiuto bisogno voglio vorrei funziona rotto
		taglia settimana settimane giorno giorni oggi ieri domani anno anni mese mesi gente tempo pessimo ottimo eccellente`,
	pt: `olá oi bom dia boa tarde noite obrigado obrigada favor abraço pedido pedidos envio enviado entrega entregue encomenda pacote
		devolução devolver reembolso recebi recebido chegou chega chegar cliente clientes atendimento serviço conta senha assinatura cancelar
		fatura pagamento paguei pagar dinheiro preço loja página telefone número endereço pergunta ajuda preciso quero gostaria funciona
		quebrado tamanho semana semanas dia dias hoje ontem amanhã ano anos mês meses gente tempo péssimo excelente adorei gostei`,
	hi: `namaste namaskar dhanyavad shukriya kripya bekar badhiya mast paisa paise wapas wapis mila milna mangwaya bheja samaan kharab toota
		jaldi late der`,
};
