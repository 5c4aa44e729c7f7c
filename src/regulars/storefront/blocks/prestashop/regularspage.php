<?php
/**
 * Regulars page: tells Regulars what visitors look at, once they allow it.
 * Put it into modules/regularspage/regularspage.php and install it under Modules.
 *
 * @license Apache-2.0
 */

if (!defined('_PS_VERSION_')) {
    exit;
}

class RegularsPage extends Module
{
    public function __construct()
    {
        $this->name = 'regularspage';
        $this->version = '1.0.0';
        $this->author = 'Regulars';
        $this->ps_versions_compliancy = ['min' => '1.7', 'max' => _PS_VERSION_];
        parent::__construct();
        $this->displayName = 'Regulars page';
        $this->description = 'Tells Regulars what visitors look at, once they allow it.';
    }

    public function install()
    {
        return parent::install() && $this->registerHook('displayHeader');
    }

    public function hookDisplayHeader()
    {
        $attributes = [
            'src' => '@script@',
            'integrity' => '@integrity@',
            'crossorigin' => 'anonymous',
            'data-key' => '@key@',
            'data-consent' => '@consent@',
        ];
        $customer = $this->context->customer;
        if ($customer && $customer->isLogged()) {
            $attributes['data-user'] = (string) $customer->id;
            $attributes['data-proof'] = hash_hmac('sha256', (string) $customer->id, '@proof@');
        }
        $written = '';
        foreach ($attributes as $name => $value) {
            $written .= sprintf(' %s="%s"', $name, htmlspecialchars($value, ENT_QUOTES));
        }
        $told = $this->told();
        $about = $told ? sprintf('<template data-regulars="%s"></template>', htmlspecialchars(json_encode($told), ENT_QUOTES)) : '';
        return sprintf('<script async%s></script>%s', $written, $about);
    }

    /** What this page is, in the names that trackers use; null where there is nothing to say. */
    private function told()
    {
        $controller = $this->context->controller;
        $language = (int) $this->context->language->id;
        switch ($controller->php_self) {
            case 'product':
                $product = new Product((int) Tools::getValue('id_product'), true, $language);
                return [
                    'event' => 'Product Viewed',
                    'sku' => $product->reference ?: 'product:' . $product->id,
                    'product_id' => (string) $product->id,
                    'name' => $product->name,
                    'category' => $product->category,
                    'price' => Product::getPriceStatic((int) $product->id),
                    'currency' => $this->context->currency->iso_code,
                ];
            case 'category':
                return ['event' => 'Product List Viewed', 'category' => $controller->getCategory()->name];
            case 'cart':
                return ['event' => 'Cart Viewed'];
            case 'order':
                return ['event' => 'Checkout Started'];
        }
        return null;
    }
}
