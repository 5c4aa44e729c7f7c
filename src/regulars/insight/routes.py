"""Which addresses do the pages of insight have?"""

from django.urls import path

from regulars.insight.pages import definitions, estimates, product, products

urlpatterns = [
    path("products/", products.products, name="products"),
    path("products/categories/", products.categories, name="product_categories"),
    path("products/categories/estimate/", estimates.category, name="category_estimate"),
    path("products/<int:id>/", product.product, name="product"),
    path("products/<int:id>/estimate/", estimates.product, name="product_estimate"),
    path("definitions/", definitions.definitions, name="definitions"),
]
