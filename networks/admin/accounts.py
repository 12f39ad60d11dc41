"""People and what they may do: for superusers alone, and without a look into anyone's ledger."""

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth import admin as auth_admin
from django.contrib.auth import logout
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelForm
from django.shortcuts import redirect

from networks.accounts.deletion import delete_account
from networks.admin.columns import moment_cell
from networks.admin.log import NamelessLog
from networks.admin.offered import OnlyOfferedLookups
from networks.arithmetic.text import look_of

KEEPERS = "Ledger keepers"
LAST_LOGIN = moment_cell("last_login", "last sign-in")
DATE_JOINED = moment_cell("date_joined", "here since")


def let_enter_data(person) -> None:
    """In a ledger of their own."""
    person.groups.add(Group.objects.get_or_create(name=KEEPERS)[0])


# Django's own pages of both list everybody to whoever may enter data.
admin.site.unregister(User)
admin.site.unregister(Group)


def refuse_look_alike(name: str, pk: int | None) -> None:
    """Raises where a name could be taken for that of somebody who is there already."""
    if not name.isascii():
        raise ValidationError("Use plain letters and digits: others can look like them.")
    others = User.objects.values_list("username", flat=True)
    if pk is not None:
        others = others.exclude(pk=pk)
    if alike := [other for other in others if look_of(other) == look_of(name)]:
        raise ValidationError(f"That can be taken for “{alike[0]}”. Choose another name.")


class DistinctUsername(ModelForm):
    """For a form of an account: a new name is like nobody else's; an old one may stay."""

    def clean_username(self):
        name = self.cleaned_data["username"]
        if "username" in self.changed_data:
            refuse_look_alike(name, self.instance.pk)
        return name


class AccountForm(DistinctUsername, UserChangeForm):
    pass


class SuperusersOnly(OnlyOfferedLookups, NamelessLog):
    """Nobody else learns even whether there is such a person."""

    def get_object(self, request, object_id, from_field=None):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().get_object(request, object_id, from_field)

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request):
        return request.user.is_superuser


@admin.register(User)
class AccountAdmin(SuperusersOnly, auth_admin.UserAdmin):
    """Groups do not show: whoever may enter data is a keeper of a ledger of their own."""

    form = AccountForm
    actions = ["forget_second_step"]
    list_display = ["username", "email", "is_active", "is_superuser", LAST_LOGIN]
    list_filter = ["is_active", "is_superuser"]
    readonly_fields = [LAST_LOGIN, DATE_JOINED]
    filter_horizontal = []
    fieldsets = [
        (
            "The person",
            {"fields": [("username", "email"), ("first_name", "last_name"), "password"]},
        ),
        ("What they may do", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("When", {"fields": [(LAST_LOGIN, DATE_JOINED)]}),
    ]

    def add_view(self, request, form_url="", extra_context=None):
        """An invitation: whoever is new chooses a password that nobody else ever had."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("invitations")

    @admin.action(description="Let the chosen people in by their password alone")
    def forget_second_step(self, request, queryset):
        """For whoever lost phone and recovery codes and has asked for it."""
        Authenticator.objects.filter(user__in=queryset).delete()
        messages.success(request, "No code and no passkey is asked of them any more.")

    def delete_model(self, request, obj):
        if obj == request.user:
            # Whose session goes with the account could not be answered.
            logout(request)
        delete_account(obj)

    def delete_queryset(self, request, queryset):
        # One by one: what tells of a person hangs on no key that a delete would follow.
        for person in queryset:
            self.delete_model(request, person)

    def save_related(self, request, form, formsets, change):
        """Whoever may enter data may do so in a ledger of their own."""
        super().save_related(request, form, formsets, change)
        if form.instance.is_staff:
            let_enter_data(form.instance)

    def get_deleted_objects(self, objs, request):
        """The people by name, but of their ledgers only how many rows go with them."""
        _, counts, needed, protected = super().get_deleted_objects(objs, request)
        return [str(user) for user in objs], counts, needed, protected
