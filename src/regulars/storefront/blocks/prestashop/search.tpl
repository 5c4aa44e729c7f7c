{* themes/<yours>/templates/catalog/listing/search.tpl, at its end; outside of a block Smarty leaves it out *}
{block name='product_list_header' append}
  <template data-regulars-results="{$listing.pagination.total_items|escape}"></template>
{/block}
