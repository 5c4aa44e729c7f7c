{* themes/<yours>/templates/catalog/listing/search.tpl, at its beginning *}
<template data-regulars-results="{$listing.pagination.total_items|intval}"></template>
