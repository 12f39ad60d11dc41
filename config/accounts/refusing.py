"""The answer to a form that cannot be taken as it is."""


def refuse(view, form):
    """The `form_invalid` of a view with a form: the form again, with what is wrong in it."""
    return view.render_to_response(view.get_context_data(form=form), status=422)
