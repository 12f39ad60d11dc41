"""The answer to a form that cannot be taken as it is, whoever wrote its view."""

from django.forms import BaseForm


class RefusedForms:
    """Answer 422 where a form comes back with what is wrong in it; Django's own views say 200."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        is_answer = request.method == "POST" and response.status_code == 200
        if is_answer and _is_refused(response.context_data or {}):
            response.status_code = 422
        return response


def _is_refused(context: dict) -> bool:
    # The admin gathers what is wrong, also in rows within a form, under a name of its own.
    forms = [value for value in context.values() if isinstance(value, BaseForm)]
    return bool(context.get("errors")) or any(form.is_bound and form.errors for form in forms)
