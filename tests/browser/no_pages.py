from reflections.urls import FILES

# Patterns that are no page of their own: buttons (POST alone), files, and what looks like others.
NO_PAGES = {
    # Leads on to the first network that is not said yet.
    "sitting",
    "undo",
    "forget",
    "story_load",
    "story_remove",
    "journal_preview",
    "logout",
    "ledger_export",
    "ledger_xlsx",
    *(f"{name}_{ending}" for name, (_, endings) in FILES.items() for ending in endings),
    "everything",
    "ledger_leave_out",
    "ledger_match",
    "ledger_problems",
    "ledger_templates",
    "ledger_examples",
    "favicon",
    "change_password",
    "account_login",
    # Between the password and what was looked for, and looked at from there.
    "mfa_authenticate",
    "mfa_login_webauthn",
    # Not there, unless the site is open; of one field, as a forgotten password.
    "sign_up",
    # Of a provider, which these pages do not have.
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "disconnect",
    "mfa_download_recovery_codes",
    "healthz",
    "calendar_feed",
    "calendar_ics",
    "openapi",
    # Of what repeats alone, which the story does not have.
    "fee_change",
    "record_go_back",
    "organisation_money",
    "calendar_replace",
    "calendar_amounts",
    "calendar_off",
    "reminders_turn",
    "mail_replace",
    "mail_off",
    "mail_sort",
}
