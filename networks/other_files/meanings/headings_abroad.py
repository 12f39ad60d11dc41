"""What people call their columns in German, French, Spanish and Dutch, as `bare` gives it."""

# By the key of a meaning.
HEADINGS_ABROAD = {
    "network": (
        "verein verband organisation gesellschaft mitgliedschaft netzwerk "
        "association organisme société réseau asociación organización sociedad colegio red "
        "vereniging organisatie"
    ),
    "short_name": "kürzel abkürzung kurzname sigle siglas sigla acrónimo afkorting",
    "website": "webseite internet siteweb siteinternet páginaweb web sitioweb",
    "notes": (
        "bemerkungen bemerkung notizen notiz anmerkungen kommentar remarques remarque "
        "commentaires notas observaciones comentarios opmerkingen"
    ),
    "joined": (
        "eintritt eintrittsdatum beitritt beitrittsdatum mitgliedseit seit beginn "
        "adhésion datedadhésion adhérentdepuis depuis début membredepuis fechadealta alta "
        "ingreso fechadeingreso desde sociodesde miembrodesde lidsinds sinds"
    ),
    "left": (
        "austritt austrittsdatum gekündigt gekündigtzum kündigung bis ende fin jusquà "
        "datedefin résiliation démission baja fechadebaja hasta opgezegd tot"
    ),
    "category": (
        "mitgliedsart art status mitgliedsstatus catégorie typedadhésion categoría "
        "tipodesocio lidmaatschapstype"
    ),
    "number": (
        "mitgliedsnummer mitgliedsnr mitgliednr numérodadhérent numérodemembre "
        "númerodesocio nºdesocio nodesocio lidnummer"
    ),
    "renews_itself": "automatisch lastschrift prélèvement domiciliación automático automatique",
    "fee": (
        "jahresbeitrag mitgliedsbeitrag beitrag kosten betrag gebühr beitragprojahr "
        "cotisation cotisationannuelle montant tarif coût prix cuota cuotaanual importe coste "
        "precio contributie bedrag jaarbijdrage"
    ),
    "currency": "währung devise monnaie moneda divisa valuta",
    "paid_on": (
        "bezahltam gezahltam zahlungsdatum zahlung datum letztezahlung payéle datedepaiement "
        "fechadepago pagadoel betaaldop"
    ),
    "renews_on": (
        "verlängerung verlängerungsdatum verlängertsicham nächstezahlung nächsteverlängerung "
        "fällig fälligam fälligkeit renouvellement datederenouvellement échéance "
        "prochainpaiement renovación fechaderenovación vencimiento próximopago "
        "verlenging vervaldatum"
    ),
    "covers_until": "gültigbis bezahltbis ablauf läuftab valablejusquau expiration válidohasta",
    "paid_by": (
        "bezahltvon gezahltvon zahler werzahlt payépar quipaie pagadopor quiénpaga betaalddoor"
    ),
    "every": (
        "zahlungsweise rhythmus turnus intervall fréquence périodicité périodicidad "
        "frecuencia frequentie"
    ),
    "title": (
        "veranstaltung titel thema fortbildung kurs seminar titre événement formation "
        "título evento actividad curso formación"
    ),
    "date": "datum tag date fecha",
    "hours": "stunden dauer heures durée horas duración uren",
}
