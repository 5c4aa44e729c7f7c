"""Contains all the data models used in inputs/outputs"""

from .acquired_out import AcquiredOut
from .acquisition_out import AcquisitionOut
from .address import Address
from .amount import Amount
from .answers_out import AnswersOut
from .attribute_out import AttributeOut
from .attributes_out import AttributesOut
from .audience_out import AudienceOut
from .behaviour import Behaviour
from .brought_out import BroughtOut
from .brought_out_what import BroughtOutWhat
from .by_arm import ByArm
from .campaign_out import CampaignOut
from .campaign_out_left_out import CampaignOutLeftOut
from .campaign_out_state import CampaignOutState
from .campaign_out_timing import CampaignOutTiming
from .campaign_result_out import CampaignResultOut
from .campaign_result_out_left_out import CampaignResultOutLeftOut
from .campaign_result_out_state import CampaignResultOutState
from .campaign_result_out_timing import CampaignResultOutTiming
from .campaigns_out import CampaignsOut
from .cancelled_order import CancelledOrder
from .cart import Cart
from .cart_updated import CartUpdated
from .cell_out import CellOut
from .checked_out import CheckedOut
from .cohort_out import CohortOut
from .cohorts_out import CohortsOut
from .consent import Consent
from .consent_channel import ConsentChannel
from .consent_evidence import ConsentEvidence
from .consent_out import ConsentOut
from .consent_purpose import ConsentPurpose
from .consent_said import ConsentSaid
from .customer_out import CustomerOut
from .customer_out_known import CustomerOutKnown
from .customer_updated import CustomerUpdated
from .customers_out import CustomersOut
from .day_out import DayOut
from .days_out import DaysOut
from .decision_out import DecisionOut
from .decisions_arm_type_0_type_0 import DecisionsArmType0Type0
from .decisions_out import DecisionsOut
from .definition_out import DefinitionOut
from .definitions_out import DefinitionsOut
from .draft_in import DraftIn
from .draft_out import DraftOut
from .draft_out_state import DraftOutState
from .drafts_out import DraftsOut
from .entry_out import EntryOut
from .entry_out_about import EntryOutAbout
from .event_out import EventOut
from .event_out_data import EventOutData
from .events_out import EventsOut
from .goal_out import GoalOut
from .identity_out import IdentityOut
from .kpis_days import KpisDays
from .kpis_out import KpisOut
from .kpis_out_basis import KpisOutBasis
from .kpis_out_counts import KpisOutCounts
from .line import Line
from .line_kind import LineKind
from .line_out import LineOut
from .list_drafts_state_type_0_type_0 import ListDraftsStateType0Type0
from .message_out import MessageOut
from .messages_out import MessagesOut
from .messages_state_type_0_type_0 import MessagesStateType0Type0
from .money_out import MoneyOut
from .money_out_what import MoneyOutWhat
from .news_out import NewsOut
from .order import Order
from .order_cancelled import OrderCancelled
from .order_out import OrderOut
from .order_placed import OrderPlaced
from .order_refunded import OrderRefunded
from .orders_out import OrdersOut
from .outcome import Outcome
from .person import Person
from .play_out import PlayOut
from .play_schema_response import PlaySchemaResponse
from .play_with_result_out import PlayWithResultOut
from .plays_out import PlaysOut
from .problem import Problem
from .problem_errors_item import ProblemErrorsItem
from .product import Product
from .product_kind_type_0 import ProductKindType0
from .product_kind_type_1 import ProductKindType1
from .product_options import ProductOptions
from .product_out import ProductOut
from .product_out_options import ProductOutOptions
from .product_updated import ProductUpdated
from .products_out import ProductsOut
from .refund import Refund
from .refund_line import RefundLine
from .refund_line_kind import RefundLineKind
from .refund_out import RefundOut
from .result_out import ResultOut
from .send_events_body import SendEventsBody
from .send_events_body_events_item_type_0 import SendEventsBodyEventsItemType0
from .send_events_body_events_item_type_0_name import SendEventsBodyEventsItemType0Name
from .send_events_body_events_item_type_1 import SendEventsBodyEventsItemType1
from .send_events_body_events_item_type_1_name import SendEventsBodyEventsItemType1Name
from .send_events_body_events_item_type_2 import SendEventsBodyEventsItemType2
from .send_events_body_events_item_type_2_name import SendEventsBodyEventsItemType2Name
from .send_events_body_events_item_type_3 import SendEventsBodyEventsItemType3
from .send_events_body_events_item_type_3_name import SendEventsBodyEventsItemType3Name
from .send_events_body_events_item_type_4 import SendEventsBodyEventsItemType4
from .send_events_body_events_item_type_4_name import SendEventsBodyEventsItemType4Name
from .send_events_body_events_item_type_5 import SendEventsBodyEventsItemType5
from .send_events_body_events_item_type_5_name import SendEventsBodyEventsItemType5Name
from .send_events_body_events_item_type_6 import SendEventsBodyEventsItemType6
from .send_events_body_events_item_type_6_name import SendEventsBodyEventsItemType6Name
from .send_events_body_events_item_type_7 import SendEventsBodyEventsItemType7
from .send_events_body_events_item_type_7_name import SendEventsBodyEventsItemType7Name
from .send_events_body_events_item_type_8 import SendEventsBodyEventsItemType8
from .send_events_body_events_item_type_8_name import SendEventsBodyEventsItemType8Name
from .share_out import ShareOut
from .shipment import Shipment
from .shipment_out import ShipmentOut
from .shipment_status_type_0 import ShipmentStatusType0
from .shipment_updated import ShipmentUpdated
from .shipments_out import ShipmentsOut
from .shipments_status_type_0_type_0 import ShipmentsStatusType0Type0
from .shop_out import ShopOut
from .shops_out import ShopsOut
from .spend_in import SpendIn
from .spend_told import SpendTold
from .spent_in import SpentIn
from .timeline_out import TimelineOut
from .told import Told
from .touch import Touch
from .trial_out import TrialOut
from .trial_out_judged_by import TrialOutJudgedBy
from .trial_out_winner import TrialOutWinner
from .tried_out import TriedOut
from .who import Who
from .why_out import WhyOut

__all__ = (
    "AcquiredOut",
    "AcquisitionOut",
    "Address",
    "Amount",
    "AnswersOut",
    "AttributeOut",
    "AttributesOut",
    "AudienceOut",
    "Behaviour",
    "BroughtOut",
    "BroughtOutWhat",
    "ByArm",
    "CampaignOut",
    "CampaignOutLeftOut",
    "CampaignOutState",
    "CampaignOutTiming",
    "CampaignResultOut",
    "CampaignResultOutLeftOut",
    "CampaignResultOutState",
    "CampaignResultOutTiming",
    "CampaignsOut",
    "CancelledOrder",
    "Cart",
    "CartUpdated",
    "CellOut",
    "CheckedOut",
    "CohortOut",
    "CohortsOut",
    "Consent",
    "ConsentChannel",
    "ConsentEvidence",
    "ConsentOut",
    "ConsentPurpose",
    "ConsentSaid",
    "CustomerOut",
    "CustomerOutKnown",
    "CustomersOut",
    "CustomerUpdated",
    "DayOut",
    "DaysOut",
    "DecisionOut",
    "DecisionsArmType0Type0",
    "DecisionsOut",
    "DefinitionOut",
    "DefinitionsOut",
    "DraftIn",
    "DraftOut",
    "DraftOutState",
    "DraftsOut",
    "EntryOut",
    "EntryOutAbout",
    "EventOut",
    "EventOutData",
    "EventsOut",
    "GoalOut",
    "IdentityOut",
    "KpisDays",
    "KpisOut",
    "KpisOutBasis",
    "KpisOutCounts",
    "Line",
    "LineKind",
    "LineOut",
    "ListDraftsStateType0Type0",
    "MessageOut",
    "MessagesOut",
    "MessagesStateType0Type0",
    "MoneyOut",
    "MoneyOutWhat",
    "NewsOut",
    "Order",
    "OrderCancelled",
    "OrderOut",
    "OrderPlaced",
    "OrderRefunded",
    "OrdersOut",
    "Outcome",
    "Person",
    "PlayOut",
    "PlaySchemaResponse",
    "PlaysOut",
    "PlayWithResultOut",
    "Problem",
    "ProblemErrorsItem",
    "Product",
    "ProductKindType0",
    "ProductKindType1",
    "ProductOptions",
    "ProductOut",
    "ProductOutOptions",
    "ProductsOut",
    "ProductUpdated",
    "Refund",
    "RefundLine",
    "RefundLineKind",
    "RefundOut",
    "ResultOut",
    "SendEventsBody",
    "SendEventsBodyEventsItemType0",
    "SendEventsBodyEventsItemType0Name",
    "SendEventsBodyEventsItemType1",
    "SendEventsBodyEventsItemType1Name",
    "SendEventsBodyEventsItemType2",
    "SendEventsBodyEventsItemType2Name",
    "SendEventsBodyEventsItemType3",
    "SendEventsBodyEventsItemType3Name",
    "SendEventsBodyEventsItemType4",
    "SendEventsBodyEventsItemType4Name",
    "SendEventsBodyEventsItemType5",
    "SendEventsBodyEventsItemType5Name",
    "SendEventsBodyEventsItemType6",
    "SendEventsBodyEventsItemType6Name",
    "SendEventsBodyEventsItemType7",
    "SendEventsBodyEventsItemType7Name",
    "SendEventsBodyEventsItemType8",
    "SendEventsBodyEventsItemType8Name",
    "ShareOut",
    "Shipment",
    "ShipmentOut",
    "ShipmentsOut",
    "ShipmentsStatusType0Type0",
    "ShipmentStatusType0",
    "ShipmentUpdated",
    "ShopOut",
    "ShopsOut",
    "SpendIn",
    "SpendTold",
    "SpentIn",
    "TimelineOut",
    "Told",
    "Touch",
    "TrialOut",
    "TrialOutJudgedBy",
    "TrialOutWinner",
    "TriedOut",
    "Who",
    "WhyOut",
)
