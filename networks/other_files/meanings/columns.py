"""What a column of somebody's own sheet can mean, and the names that people give it."""

from dataclasses import dataclass

from networks.other_files.meanings.headings import bare
from networks.other_files.meanings.headings_abroad import HEADINGS_ABROAD

NETWORKS, MEMBERSHIPS, FEES, ACTIVITIES = "organisations", "memberships", "fees", "activities"
GROUPS = {
    NETWORKS: "The network",
    MEMBERSHIPS: "The membership",
    FEES: "What was paid",
    ACTIVITIES: "Something done",
}


@dataclass(frozen=True)
class Meaning:
    """`table` and `heading` are where its cells go in the ledger's own files.

    A heading that is empty is worked out from others. `spellings` are what people call such a
    column, as `bare` gives it.
    """

    key: str
    label: str
    table: str
    heading: str
    spellings: str

    @property
    def names(self) -> list[str]:
        return [*self.spellings.split(), *HEADINGS_ABROAD.get(self.key, "").split()]


MEANINGS = {
    meaning.key: meaning
    for meaning in (
        Meaning(
            *("network", "Network", NETWORKS, "name"),
            "network networks name networkname organisation organisations organisationname "
            "body professionalbody society association institution institute provider "
            "organiser membership memberships membershipof memberof nameoforganisation "
            "subscription who membershiporganisation",
        ),
        Meaning(
            *("short_name", "Its short name", NETWORKS, "short_name"),
            "shortname abbreviation acronym initials short abbr",
        ),
        Meaning(
            *("kind", "Its kind", NETWORKS, "kind"),
            "kind type typeofnetwork kindofnetwork networktype organisationtype",
        ),
        Meaning(
            *("setting", "Where it meets", NETWORKS, "setting"),
            "setting where online offlineonline onlineoffline onlineoroffline",
        ),
        Meaning(
            *("parent", "The body that it is a group of", NETWORKS, "parent"),
            "parent parentbody partof groupof belongsto",
        ),
        Meaning(
            *("host", "The network that it lives on", NETWORKS, "host"),
            "host liveson hostedon platform",
        ),
        Meaning(
            *("website", "Its website", NETWORKS, "website"),
            "website url web webaddress site link homepage",
        ),
        Meaning(
            *("tax_relief", "Tax relief", NETWORKS, "tax_relief"),
            "taxrelief hmrcapproved taxdeductible",
        ),
        Meaning(
            *("notes", "Notes about it", NETWORKS, "notes"),
            "notes note comment comments remarks description",
        ),
        Meaning(
            *("joined", "When you joined", MEMBERSHIPS, "started_on"),
            "joined joinedon datejoined joindate start started startedon startdate "
            "membersince since from dateofstart joiningdate",
        ),
        Meaning(
            *("left", "When you left", MEMBERSHIPS, "ended_on"),
            "left lefton dateleft end ended endedon enddate to until cancelled "
            "cancellationdate leavingdate",
        ),
        Meaning(
            *("category", "Kind of membership", MEMBERSHIPS, "category"),
            "category grade level membershiptype membershipgrade role membershiplevel "
            "membershipcategory tier plan",
        ),
        Meaning(
            *("number", "Membership number", MEMBERSHIPS, "number"),
            "number membershipnumber membershipno memberno memberid membershipid memno memnumber "
            "memid membershipref",
        ),
        Meaning(
            *("held_by", "Who holds it", MEMBERSHIPS, "held_by"),
            "heldby holder memberis",
        ),
        Meaning(
            *("held_for", "What you hold it for", MEMBERSHIPS, "held_for"),
            "heldfor whatfor",
        ),
        Meaning(
            *("credential", "Letters after your name", MEMBERSHIPS, "credential"),
            "credential credentials postnominals postnominal letters",
        ),
        Meaning(
            *("notice_days", "Days' notice that you want", MEMBERSHIPS, "notice_days"),
            "noticedays notice daysnotice",
        ),
        Meaning(
            *("renews_itself", "Renews by itself (yes or no)", MEMBERSHIPS, "renews_itself"),
            "renewsitself autorenew autorenews autorenewal automatic directdebit dd",
        ),
        Meaning(
            *("reason_joined", "Why you joined", MEMBERSHIPS, "reason_joined"),
            "reasonjoined whyjoined whyijoined reasonforjoining",
        ),
        Meaning(
            *("reason_left", "Why you left", MEMBERSHIPS, "reason_left"),
            "reasonleft whyleft whyileft reasonforleaving",
        ),
        Meaning(
            *("fee", "The fee", FEES, "amount"),
            "fee fees amount annualfee annualcost cost price sub subs yearlyfee yearlycost "
            "annualsub annualsubs annualsubscription membershipfee subscriptionfee dues feepaid "
            "amountpaid paid "
            "costperyear feeperyear annualprice monthlyfee monthlycost total peryear perannum",
        ),
        Meaning(
            *("currency", "Currency", FEES, "currency"),
            "currency currencycode ccy",
        ),
        Meaning(
            *("paid_on", "When it was paid", FEES, "paid_on"),
            "paidon datepaid paiddate paymentdate dateofpayment lastpaid date lastpayment when",
        ),
        Meaning(
            *("renews_on", "When it renews next", FEES, ""),
            "renewson renewal renewaldate renews renew nextrenewal nextpayment "
            "nextpaymentdate renewby dueon duedate due "
            "nextdue renewaldue nextbilling",
        ),
        Meaning(
            *("covers_from", "Covers from", FEES, "covers_from"),
            "coversfrom coveredfrom coverfrom coverstart periodfrom validfrom",
        ),
        Meaning(
            *("covers_until", "Covers until", FEES, "covers_until"),
            "coversuntil covereduntil coveruntil coversto coveredto coverto coverend "
            "periodto validuntil validto paiduntil expires expiry expirydate expireson",
        ),
        Meaning(
            *("paid_by", "Who paid", FEES, "paid_by"),
            "paidby payer whopays whopaid payee fundedby funding",
        ),
        Meaning(
            *("every", "How often it is paid", FEES, "every"),
            "every cycle billingcycle paymentcycle frequency howoften billing interval period",
        ),
        Meaning(
            *("fee_kind", "Kind of fee", FEES, "kind"),
            "feekind kindoffee feetype",
        ),
        Meaning(
            *("fee_notes", "Notes about the payment", FEES, "notes"),
            "feenotes paymentnotes paymentmethod",
        ),
        Meaning(
            *("date", "The day it was done", ACTIVITIES, "date"),
            "date day activitydate eventdate dateofactivity completed datecompleted "
            "completedon when dateattended start startdate",
        ),
        Meaning(
            *("title", "What was done", ACTIVITIES, "title"),
            "title activity event what course coursetitle session training activitytitle "
            "topic subject eventname coursename description name workshop webinar",
        ),
        Meaning(
            *("hours", "Hours", ACTIVITIES, "hours"),
            "hours hrs duration time cpdhours length hoursspent durationhours timespent "
            "points cpdpoints",
        ),
        Meaning(
            *("activity_kind", "Kind of activity", ACTIVITIES, "kind"),
            "kind type activitytype activitykind eventtype category format",
        ),
        Meaning(
            *("activity_setting", "Where it took place", ACTIVITIES, "setting"),
            "setting where mode online",
        ),
        Meaning(
            *("rating", "How good it was (1 to 5)", ACTIVITIES, "rating"),
            "rating stars score howgood usefulness value",
        ),
        Meaning(
            *("cost", "What it cost", ACTIVITIES, "cost"),
            "cost price fee amount",
        ),
        Meaning(
            *("cost_paid_by", "Who paid for it", ACTIVITIES, "cost_paid_by"),
            "costpaidby paidby payer fundedby",
        ),
        Meaning(
            *("saved", "What membership took off the price", ACTIVITIES, "saved"),
            "saved saving discount memberdiscount",
        ),
        Meaning(
            *("outcome", "What came of it", ACTIVITIES, "outcome"),
            "outcome outcomes result notes note comments learning whatilearned reflection "
            "comment remarks",
        ),
        Meaning(
            *("given", "Given (yes) or got (no)", ACTIVITIES, "given"),
            "given gave",
        ),
        Meaning(
            *("found_through", "The network you heard of it through", ACTIVITIES, "found_through"),
            "foundthrough heardthrough heardofthrough",
        ),
        Meaning(
            *("cpd", "It counts as CPD", ACTIVITIES, "cpd"),
            "cpd iscpd countsascpd",
        ),
        Meaning(
            *("evidence_url", "Link to evidence", ACTIVITIES, "evidence_url"),
            "evidence evidenceurl certificate url link",
        ),
    )
}
# What shows that the rows of a sheet are things done, and not networks.
DONE = ("title", "hours", "rating")
_NOT_DONE = {"name", "description", "time", "length", "period", "points", "value", "score"}


def is_about_activities(headings: list[str]) -> bool:
    bare_headings = {bare(heading) for heading in headings} - _NOT_DONE
    return any(bare_headings & set(MEANINGS[key].names) for key in DONE)
