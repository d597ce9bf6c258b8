/**
 * Words of customer service that mean the same: a line a thing, the languages in the order of CONCEPT_LANGUAGES, separated by
 * "|". They let "parcel" find "delivery", and a German message an English answer. Hand-written for this package.
 */
import type { Language } from '../language/languages';

export const CONCEPT_LANGUAGES = [
	'en',
	'de',
	'es',
	'fr',
	'it',
	'pt',
	'zh',
] as const satisfies readonly Language[];

export const CONCEPT_WORDS = `
delivery arrive arrival parcel package shipment shipping ship dispatch courier deliver postage sent|lieferung liefern lieferzeit ankommen kommt paket päckchen sendung versand versenden versendet verschickt zustellung unterwegs|envío enviar enviado entrega entregar llegar llega llegada paquete pedido transporte|livraison livrer arriver arrive arrivera colis expédition expédier envoi livré|consegna consegnare arrivare arriva pacco spedizione spedire spedito corriere|entrega entregar chegar chega encomenda envio enviado pacote transportadora|快递 包裹 发货 送达 送货 物流 配送 到货 运输
return returns back|rücksendung zurückschicken zurückgeben retoure rückgabe zurücksenden umtausch umtauschen|devolución devolver cambio cambiar|retour retourner renvoyer rendre échange échanger|reso restituire restituzione rendere cambio cambiare|devolução devolver troca trocar|退货 退换货 退换 换货 寄回
refund refunded reimburse reimbursement money credited repay|erstattung erstatten rückzahlung geld zurückbezahlt gutgeschrieben gutschrift rückerstattung|reembolso reembolsar dinero abono|remboursement rembourser remboursé argent|rimborso rimborsare soldi denaro accredito|reembolso reembolsar dinheiro estorno|退款 退钱 钱
pay payment paid paypal card credit visa mastercard amex american express klarna debit|bezahlen zahlen zahlung bezahlung zahlungsart zahlungsarten kreditkarte karte ec-karte paypal überweisung lastschrift|pagar pago pagos paypal tarjeta transferencia|payer paiement paiements paypal carte virement|pagare pagamento pagamenti paypal carta bonifico|pagar pagamento pagamentos paypal cartão transferência|付款 支付 支付宝 微信 银行卡 信用卡
invoice bill receipt statement vat billing|rechnung beleg quittung mehrwertsteuer|factura recibo ticket iva|facture reçu justificatif tva|fattura ricevuta scontrino iva|fatura recibo nota iva|发票 收据 账单
cancel cancellation abort stop revoke undo|stornieren storno abbrechen absagen streichen löschen widerrufen|cancelar anular cancelación anulación|annuler annulation stopper stoppez|annullare annullamento cancellare disdire|cancelar anular cancelamento|取消
terminate quit leave notice membership subscription contract|kündigen kündigung mitgliedschaft vertrag abo abonnement|baja suscripción contrato abono membresía|résilier résiliation abonnement contrat|disdetta abbonamento contratto recesso|rescindir assinatura contrato mensalidade|退订 会员 合同 订阅 解约
address street postcode zip house moved|adresse anschrift straße hausnummer postleitzahl umgezogen umzug lieferadresse|dirección calle código postal|adresse rue postal déménagé|indirizzo via cap trasloco|endereço morada rua|地址 搬家
damaged broken broke defective defect faulty crack cracked scratch leaks leak torn pieces damage stopped|beschädigt defekt kaputt zerbrochen kratzer schaden riss undicht funktioniert|dañado roto defectuoso rota averiado|abîmé cassé défectueux cassée panne marche|danneggiato rotto difettoso rotta guasto|danificado partido defeituoso quebrado avariado|坏 坏了 碎 破损 损坏 故障
wrong different mistake other incorrect|falsch falsche verkehrt anderer falscher|equivocado incorrecto otro|mauvais erroné erreur|sbagliato errato|errado incorreto trocado|错 错了 发错
stock available availability sold|verfügbar lieferbar ausverkauft vorrätig lager|disponible agotado existencias|disponible rupture stock épuisé|disponibile esaurito|disponível esgotado|有货 缺货 库存 补货
voucher coupon discount promo promotion code|gutschein gutscheincode rabatt rabattcode aktionscode|vale cupón descuento código promocional|bon coupon réduction remise code promo|buono coupon sconto codice|vale cupão desconto código cupom|优惠券 优惠码 折扣 代金券
newsletter unsubscribe advertising mailing marketing|newsletter abmelden werbung verteiler austragen|boletín publicidad darme newsletter|newsletter désabonner désinscrire publicité|newsletter disiscrivermi pubblicità|newsletter publicidade cancelar|广告 邮件 订阅
password login log sign credentials locked|passwort kennwort login anmelden einloggen anmeldung zugangsdaten|contraseña acceso entrar sesión|mot passe connexion connecter identifiant|password accesso accedere|senha palavra-passe acesso entrar login|密码 登录 登陆
account profile|konto kundenkonto benutzerkonto profil|cuenta perfil|compte profil|account profilo conto|conta perfil|账户 账号 帐号
delete erase remove close data|löschen entfernen daten|borrar eliminar datos|supprimer effacer données|eliminare cancellare dati|apagar eliminar dados excluir|删除 注销
price cost costs fee charge charges expensive price how-much prices rate|preis preise kosten kostet gebühr teuer versandkosten|precio precios coste cuesta gastos tarifa|prix coût coûte frais tarif|prezzo prezzi costo costa tariffa|preço preços custo custa tarifa|价格 多少钱 费用 收费 运费
free gratis complimentary included include|kostenlos gratis umsonst kostenfrei inklusive inbegriffen|gratis gratuito incluido incluida|gratuit gratuite offert offerte inclus|gratis gratuito incluso inclusa|grátis gratuito incluído incluída|免费 包邮 包含
abroad international foreign country countries|ausland international land länder|extranjero internacional país países|étranger international pays|estero internazionale paese paesi|estrangeiro internacional país países|国外 海外 国际
size sizes fit fits measurements large small|größe größen passt passform maße|talla tallas medida medidas|taille tailles mesure|taglia taglie misura misure|tamanho tamanhos medida medidas|尺码 尺寸 大小
warranty guarantee|garantie gewährleistung|garantía|garantie|garanzia|garantia|保修 质保
change alter modify switch move|ändern wechseln umstellen verschieben korrigieren|cambiar modificar|changer modifier|cambiare modificare|mudar alterar|更改 修改 改
open opening hours closed sunday weekend|geöffnet öffnungszeiten offen sonntags wochenende|abierto horario apertura|ouvert horaires ouverture|aperto orari apertura|aberto horário|营业 营业时间 开门
appointment book reserve booking reservation|termin buchen reservieren buchung reservierung vereinbaren|cita reservar reserva|rendez-vous réserver réservation|appuntamento prenotare prenotazione|marcação reservar reserva agendar|预约 预订 订位
repair fix mend service|reparatur reparieren werkstatt|reparación reparar arreglar|réparation réparer|riparazione riparare|reparação reparar conserto|维修 修理 修
store shop branch|laden filiale geschäft|tienda sucursal|magasin boutique|negozio punto|loja filial|门店 实体店 店
job jobs hiring vacancy application apply career|stelle job bewerbung bewerben mitarbeiter lehrstelle karriere|empleo trabajo personal vacante|emploi poste candidature recrutez|lavoro posto candidatura|emprego vaga trabalho|招聘 招人 应聘
order ordered purchase bought buy|bestellung bestellen bestellt kauf gekauft kaufen|pedido pedir compra comprar comprado|commande commander achat acheter|ordine ordinare acquisto comprare|pedido encomenda compra comprar|订单 下单 购买 买
lost stolen missing theft|verloren gestohlen weg verlust diebstahl|perdido robado robo|perdu volé vol|perso rubato furto|perdido roubado roubo|丢 丢失 被偷
internet wifi wi-fi wlan connection router online offline network|internet wlan verbindung netz router|internet wifi conexión red|internet wifi connexion réseau|internet wifi connessione rete|internet wifi ligação rede conexão|网络 上网 路由器 无线
phone mobile telephone sim|handy telefon mobil sim|móvil teléfono sim|téléphone portable mobile sim|telefono cellulare sim|telemóvel telefone celular|手机 电话
pause freeze rest suspend|pausieren ruhen aussetzen unterbrechen pause|pausar suspender congelar|suspendre pause geler|sospendere pausa congelare|suspender pausar congelar|暂停
pet pets dog dogs cat cats|haustier hund katze haustiere|mascota perro gato mascotas|animal chien chat animaux|animale cane gatto animali|animal cão gato animais|宠物 狗 猫
parking park garage car|parken parkplatz garage auto|aparcar parking garaje coche|parking garer garage voiture|parcheggio parcheggiare garage auto|estacionamento estacionar garagem carro|停车 车库
breakfast eat food|frühstück essen|desayuno comer|petit-déjeuner manger|colazione mangiare|pequeno-almoço comer café|早餐 吃
child children kid kids baby cot|kind kinder baby kinderbett|niño niños bebé cuna|enfant enfants bébé lit|bambino bambini neonato culla|criança crianças bebé berço|孩子 儿童 婴儿
guest friend bring companion|gast freund mitbringen begleitung|invitado amigo acompañante|invité ami accompagner|ospite amico|convidado amigo acompanhante|朋友 客人
charity non-profit school education student students|gemeinnützig schule studenten verein|ong escuela estudiantes|association école étudiants|onlus scuola studenti|escola estudantes|学校 学生 公益
team colleague colleagues member members user users invite|team kollegen mitglied nutzer einladen|equipo colega usuarios invitar|équipe collègue utilisateurs inviter|squadra collega utenti invitare|equipa colega usuários convidar|团队 同事 成员
security secure protect two-factor 2fa authenticator|sicherheit schützen zwei-faktor 2fa|seguridad proteger|sécurité protéger|sicurezza proteggere|segurança proteger|安全 验证
export download backup|exportieren herunterladen sicherung export|exportar descargar|exporter télécharger|esportare scaricare|exportar baixar|导出 下载 备份
slow loading load hangs|langsam lädt hängt|lento carga|lent charge|lento carica|lento carrega|慢 卡 打不开
upgrade downgrade plan tier|tarif paket upgrade|plan tarifa|forfait formule|piano tariffa|plano tarifa|套餐 升级
trial try test|probe testen ausprobieren probetraining|prueba probar|essai essayer|prova provare|teste experimentar|试用 体验
when long soon wait waiting yet still time late days|wann lange warte warten dauert schon zeit tage wartezeit|cuándo tarda esperando espero tiempo todavía plazo|quand temps longtemps attends attendre toujours délai|quando tempo aspetto attesa ancora|quando demora espero tempo ainda prazo|什么时候 多久 还没 时候 几天
twice double two duplicate doubled|doppelt zweimal zwei doppelte|dos veces doble duplicado|deux double doublon|due doppio volte|dois duas dobro duplicado|重复 两次
e-mail email mail inbox confirmation verification activation verify|e-mail email mail postfach bestätigung bestätigungsmail aktivierung|correo email confirmación|e-mail mail courriel confirmation|email posta conferma|e-mail email correio confirmação|邮件 邮箱 确认
website app page browser screen dashboard webshop web|webseite website seite app browser|página web app sitio|site page appli application|sito pagina app|site página app aplicativo|网站 网页 页面
connect integrate integration integrations import link shopify woocommerce magento|verbinden anbinden schnittstelle importieren|conectar integrar importar|connecter intégrer importer|collegare integrare importare|ligar conectar integrar importar|连接 对接 导入
where place location located server servers hosting hosted stored|wo standort ort server gespeichert|dónde lugar ubicación servidor|où lieu emplacement serveur|dove luogo posizione server|onde local servidor|哪里 在哪 服务器
program software api developer code interface|programm software api entwickler schnittstelle|programa software api|programme logiciel api|programma software api|programa software api|程序 软件 接口
access permission rights allow|zugriff rechte erlaubnis|acceso permiso|accès droits permission|accesso permessi|acesso permissão|权限 访问
train bus airport taxi shuttle station|bahn zug bus flughafen taxi bahnhof|tren bus aeropuerto taxi estación|train bus aéroport taxi gare|treno bus aeroporto taxi stazione|comboio trem autocarro aeroporto táxi|火车 机场 出租车
course courses class classes lesson lessons training|kurs kurse unterricht training stunde|curso clase clases|cours leçon|corso lezione|curso aula aulas|课程 培训 上课
contact human person agent speak talk|kontakt mensch mitarbeiter sprechen|contacto persona hablar|contact personne parler|contatto persona parlare|contacto pessoa falar|人工 客服 联系`;
