"""The window: it draws what the layers below say, and every change goes through one document."""

from cxworkshop.ui.guard import install

install()
