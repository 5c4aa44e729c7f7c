"""This shop's users say whether they want offers, and it keeps since when."""

from django.db import models
from oscar.apps.customer.abstract_models import AbstractUser


class User(AbstractUser):
    accepts_offers = models.BooleanField(default=False)
    accepts_offers_at = models.DateTimeField(null=True)
