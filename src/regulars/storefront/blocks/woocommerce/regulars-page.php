<?php
/**
 * Plugin Name: Regulars page
 * Description: Tells Regulars what visitors look at, once they allow it.
 * Version: 1.0
 * Requires at least: 5.7
 * License: Apache-2.0
 */

defined('ABSPATH') || exit;

add_filter('wp_consent_api_registered_' . plugin_basename(__FILE__), '__return_true');

add_action('wp_head', function () {
    $attributes = [
        'async' => true,
        'src' => '@script@',
        'integrity' => '@integrity@',
        'crossorigin' => 'anonymous',
        'data-key' => '@key@',
        'data-consent' => '@consent@',
    ];
    if (is_user_logged_in()) {
        $id = (string) get_current_user_id();
        $attributes['data-user'] = $id;
        $attributes['data-proof'] = hash_hmac('sha256', $id, '@proof@');
    }
    wp_print_script_tag($attributes);
});

add_action('wp_footer', function () {
    $told = regulars_page_told();
    if ($told) {
        printf('<template data-regulars="%s"></template>', esc_attr(wp_json_encode($told)));
    }
});

/** What this page is, in the names that trackers use; null where there is nothing to say. */
function regulars_page_told(): ?array
{
    if (is_search()) {
        global $wp_query;
        return ['event' => 'Products Searched', 'query' => get_search_query(false), 'results' => (int) $wp_query->found_posts];
    }
    if (!function_exists('is_product')) {
        return null;
    }
    if (is_product() && ($product = wc_get_product(get_queried_object_id()))) {
        return [
            'event' => 'Product Viewed',
            'sku' => trim($product->get_sku()) ?: 'product:' . $product->get_id(),
            'product_id' => (string) $product->get_id(),
            'name' => $product->get_name(),
            'category' => wp_strip_all_tags(wc_get_product_category_list($product->get_id())),
            'price' => $product->get_price(),
            'currency' => get_woocommerce_currency(),
        ];
    }
    if (is_product_category()) {
        return ['event' => 'Product List Viewed', 'category' => single_term_title('', false)];
    }
    if (is_cart()) {
        return ['event' => 'Cart Viewed'];
    }
    if (is_checkout() && !is_order_received_page()) {
        return ['event' => 'Checkout Started'];
    }
    return null;
}
